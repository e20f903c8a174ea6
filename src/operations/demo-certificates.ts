import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CertificatesService } from '../completions/certificates/certificates.service';
import { progressOf } from '../completions/progress.queries';
import { VersionsService } from '../content/versions.service';
import type { Person } from '../people/person.entity';
import { Clock } from '../shared/clock';

/** Ben made a certificate of the first module he finished, and Chloe one that she keeps to herself. */
export async function certifyDemo(
  app: INestApplicationContext,
  manager: EntityManager,
  cast: ReadonlyMap<string, Person>,
): Promise<void> {
  await certify(app, manager, cast.get('ben')!);
  const id = await certify(app, manager, cast.get('chloe')!);
  const certificates = app.get(CertificatesService);
  if (id) await certificates.setWithdrawn(manager, await certificates.get(id, manager), true);
}

async function certify(
  app: INestApplicationContext,
  manager: EntityManager,
  person: Person,
): Promise<string | undefined> {
  const [first] = (await progressOf(manager, [person.id])).filter((one) => one.completion);
  if (!first?.completion) return undefined;
  const { versionId, completedOn } = first.completion;
  const { module } = await app.get(VersionsService).get(versionId, manager);
  const said = {
    title: 'Certificate of completion',
    organisation: 'Riverbend Peer Support',
    language: person.language,
    objectives: module.objectives.map((objective) => objective.text),
  };
  const work = () => app.get(CertificatesService).make(manager, person.id, first.enrolmentId, said);
  return app.get(Clock).at(new Date(`${completedOn}T20:00:00Z`), work);
}
