import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LibraryService } from '../content/library.service';
import { ChecklistsService } from '../evidence/checklists.service';
import type { SignedAs } from '../evidence/checklist.types';
import { EnrolmentsService } from '../enrolments/enrolments.service';
import type { Person } from '../people/person.entity';
import { Clock } from '../shared/clock';
import type { CastMember } from './demo-cast';

const day = 86_400_000;

/** Who is at work longer has signed more: nothing, half (the last line by the person alone), or everything. */
export async function signDemo(
  app: INestApplicationContext,
  manager: EntityManager,
  { person, supervisor, progress }: { person: Person; supervisor: Person; progress: CastMember['progress'] },
): Promise<void> {
  if (progress === 'none') return;
  const standing = await app.get(EnrolmentsService).standing(manager, person.id);
  const onPath = new Set(standing.map((one) => one.pathId));
  const items = app
    .get(LibraryService)
    .read()
    .paths.flatMap((path) => (onPath.has(path.id) ? path.startChecklist : []));
  const signed = progress === 'all' ? items.length : Math.ceil(items.length / 2);
  for (const [i, { id }] of items.slice(0, signed).entries()) {
    const on = (days: number) =>
      new Date(Math.min(Date.parse(`${person.startedOn}T15:00:00Z`) + days * day, Date.now()));
    const sign = (as: SignedAs, by: Person, days: number) =>
      app
        .get(Clock)
        .at(on(days), () =>
          app.get(ChecklistsService).sign(manager, { personId: person.id, as, byId: by.id, items: [id] }),
        );
    await sign('person', person, 1 + i * 4);
    if (progress === 'all' || i + 1 < signed) await sign('supervisor', supervisor, 3 + i * 4);
  }
}
