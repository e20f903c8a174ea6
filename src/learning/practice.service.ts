import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AttemptStartsService } from '../attempts/attempt-starts.service';
import { momentNow } from '../completions/confidence.rules';
import { ConfidencesService } from '../completions/confidences.service';
import { CompletionsService } from '../completions/completions.service';
import { SpacedService } from '../completions/spaced.service';
import { VersionsService } from '../content/versions.service';
import { Idempotency } from '../database/idempotency';
import { Ledger } from '../database/ledger';
import { transact } from '../database/transact';
import { EnrolmentsService } from '../enrolments/enrolments.service';
import { PausesService } from '../enrolments/pauses.service';
import type { SignedInPerson } from '../people/people.types';
import { NotFound, NotNow } from '../shared/errors';
import type { ConfidenceForm } from './confidence.form';

/** What a learner does beside the parts of a module, each as one transaction. None of it touches what is complete. */
@Injectable()
export class PracticeService {
  constructor(
    private readonly db: DataSource,
    private readonly ledger: Ledger,
    private readonly idempotency: Idempotency,
    private readonly completions: CompletionsService,
    private readonly confidences: ConfidencesService,
    private readonly spaced: SpacedService,
    private readonly pauses: PausesService,
    private readonly starts: AttemptStartsService,
    private readonly versions: VersionsService,
    private readonly enrolments: EnrolmentsService,
  ) {}

  /** @returns where to go on. @throws NotNow where nothing is offered. */
  startSpaced(person: SignedInPerson, slug: string, body: Record<string, unknown>): Promise<string> {
    return transact(this.db, (manager) =>
      this.idempotency.once(manager, body._key, person.id, ['spaced', slug], async () => {
        await this.ledger.hold(manager, person.id);
        const progress = (await this.completions.progressOf([person.id], manager)).find((one) => one.slug === slug);
        if (!progress?.versionId) throw new NotFound();
        const pauses = await this.pauses.of(person.id, manager);
        const due = this.spaced.dueOf([progress], pauses).get(progress.enrolmentId);
        const begun = { enrolmentId: progress.enrolmentId, versionId: progress.versionId };
        const id = due && (due.attemptId ?? (await this.starts.startSpaced(manager, person.id, begun)));
        if (!id) throw new NotNow('notDue');
        return `/attempts/${id}/questions/1`;
      }),
    );
  }

  /** What was said too late is not kept: a module that is under way has no “before” any more. Somebody who was never asked enrols by it. */
  async sayConfidence(person: SignedInPerson, slug: string, form: ConfidenceForm, key: unknown): Promise<void> {
    if (!(await this.versions.findCurrent(slug))) throw new NotFound();
    const { moment } = form;
    const value = Number(form.value);
    await transact(this.db, (manager) =>
      this.idempotency.once(manager, key, person.id, ['confidence', slug, moment, value], async () => {
        await this.ledger.hold(manager, person.id);
        const progress =
          (await this.completions.progressOf([person.id], manager)).find((one) => one.slug === slug) ?? null;
        if (momentNow(progress) !== moment) return slug;
        const enrolmentId = progress?.enrolmentId ?? (await this.enrolments.enrol(manager, person.id, slug, 'self'));
        await this.confidences.say(manager, { personId: person.id, enrolmentId, moment, value });
        return slug;
      }),
    );
  }
}
