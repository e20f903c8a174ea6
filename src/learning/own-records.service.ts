import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { canonical, plainLine } from '../completions/certificates/certificate.rules';
import { CertificatesService } from '../completions/certificates/certificates.service';
import { CompletionsService } from '../completions/completions.service';
import { recordFile } from '../completions/portable/portable-record';
import type { PortableCompletion, PortableRecord } from '../completions/portable/portable-record.types';
import type { Completed } from '../completions/progress.types';
import { versionIn } from '../content/translated.rules';
import { VersionsService } from '../content/versions.service';
import { transact } from '../database/transact';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import { courseText } from '../reading/course-text.page';
import { LocalFactsService } from '../reading/local-facts.service';
import type { Translate } from '../shared/texts';

/** What somebody finished, signed, to take along to another place. */
@Injectable()
export class OwnRecordsService {
  constructor(
    private readonly db: DataSource,
    private readonly audit: AuditService,
    private readonly certificates: CertificatesService,
    private readonly completions: CompletionsService,
    private readonly versions: VersionsService,
    private readonly people: PeopleService,
    private readonly localFacts: LocalFactsService,
  ) {}

  /** @returns the file. */
  async sign(person: SignedInPerson, t: Translate): Promise<string> {
    const record: PortableRecord = {
      format: 'waymark-record-1',
      name: plainLine(person.name),
      organisation: plainLine((await this.people.organisationName()) ?? ''),
      language: t.language,
      completions: await this.finished(person, t),
      issuedOn: this.people.today(),
      keyId: this.certificates.keyId,
    };
    const signature = await transact(this.db, async (manager) => {
      await this.audit.record(manager, { actorId: person.id, action: 'record.signed', subjectId: person.id });
      return this.certificates.sign(manager, canonical(record));
    });
    return recordFile({ record, signature, publicKey: this.certificates.publicKey });
  }

  private async finished(person: SignedInPerson, t: Translate): Promise<PortableCompletion[]> {
    const progress = await this.completions.progressOf([person.id]);
    const done = progress.flatMap(({ completion, earlier }) => [...(completion ? [completion] : []), ...earlier]);
    const all: PortableCompletion[] = [];
    for (const one of done) all.push(await this.completion(person, one, t));
    return all.sort((a, b) => (a.completedOn < b.completedOn ? -1 : 1));
  }

  private async completion(
    person: SignedInPerson,
    { versionId, minutes, way, completedOn, validUntil }: Completed,
    t: Translate,
  ): Promise<PortableCompletion> {
    const { module, number } = versionIn(await this.versions.get(versionId), t.language);
    const { words } = courseText(await this.localFacts.of(person, module.objectives, t), null);
    return {
      moduleSlug: module.slug,
      moduleTitle: plainLine(module.title),
      versionNumber: number,
      objectives: module.objectives.map(({ text }) => plainLine(words(text))),
      competencies: module.competencies,
      minutes,
      way,
      completedOn,
      validUntil,
    };
  }
}
