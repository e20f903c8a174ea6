import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CertificatesService } from '../completions/certificates/certificates.service';
import type { KnownCertificate } from '../completions/certificates/certificate.types';
import { moduleIn } from '../content/translated.rules';
import { Idempotency } from '../database/idempotency';
import { transact } from '../database/transact';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import { courseText } from '../reading/course-text.page';
import { LocalFactsService } from '../reading/local-facts.service';
import type { Translate } from '../shared/texts';

type Body = Record<string, unknown>;

/** What a holder does with certificates of their own, each as one transaction. */
@Injectable()
export class OwnCertificatesService {
  constructor(
    private readonly db: DataSource,
    private readonly idempotency: Idempotency,
    private readonly certificates: CertificatesService,
    private readonly people: PeopleService,
    private readonly localFacts: LocalFactsService,
  ) {}

  /** @returns the certificate's id: of the one there is, if it was made before. */
  async make(person: SignedInPerson, body: Body, t: Translate): Promise<string> {
    const enrolmentId = String(body.enrolmentId);
    const { module } = await this.certificates.completed(person.id, enrolmentId);
    const { objectives } = moduleIn(module, t.language);
    const { words } = courseText(await this.localFacts.of(person, objectives, t), null);
    const said = {
      title: t('certificate.title'),
      organisation: (await this.people.organisationName()) ?? '',
      language: t.language,
      objectives: objectives.map(({ text }) => words(text)),
    };
    return transact(this.db, (manager) =>
      this.idempotency.once(manager, body._key, person.id, ['certificate', enrolmentId], () =>
        this.certificates.make(manager, person.id, enrolmentId, said),
      ),
    );
  }

  /** Takes it out of public view, or puts it back. */
  async setWithdrawn(person: SignedInPerson, certificate: KnownCertificate, body: Body): Promise<void> {
    const isWithdrawn = body.to !== 'public';
    const { id } = certificate;
    await transact(this.db, (manager) =>
      this.idempotency.once(manager, body._key, person.id, ['withdrawal', id, isWithdrawn], async () => {
        await this.certificates.setWithdrawn(manager, certificate, isWithdrawn);
        return id;
      }),
    );
  }
}
