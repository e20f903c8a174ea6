import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Standing, standingOf } from '../attempts/again.rules';
import type { SavedAnswer } from '../attempts/answers.rules';
import { AttemptStartsService } from '../attempts/attempt-starts.service';
import { type ListedAttempt, type LoadedAttempt, AttemptsService, type NotKept } from '../attempts/attempts.service';
import { CompletionsService } from '../completions/completions.service';
import { hrefOf, markedQuestions, modeOf, partsOf, quizOf } from '../content/module-parts.rules';
import type { Quiz, TrainingModule } from '../content/course-model.types';
import { VersionsService } from '../content/versions.service';
import { Idempotency } from '../database/idempotency';
import { transact } from '../database/transact';
import { type Begun, EnrolmentsService } from '../enrolments/enrolments.service';
import type { SignedInPerson } from '../people/people.types';
import { Clock } from '../shared/clock';
import { NotFound } from '../shared/errors';
import { isId } from '../shared/ids';
import type { AnswerForm } from './answer.form';
import { ClosedService } from './closed.service';
import { TrainingService } from './training.service';

type Body = Record<string, unknown>;

/** Each of a learner's steps as one transaction over the ledgers it touches. */
@Injectable()
export class LearningService {
  constructor(
    private readonly db: DataSource,
    private readonly idempotency: Idempotency,
    private readonly training: TrainingService,
    private readonly versions: VersionsService,
    private readonly enrolments: EnrolmentsService,
    private readonly attempts: AttemptsService,
    private readonly starts: AttemptStartsService,
    private readonly completions: CompletionsService,
    private readonly closed: ClosedService,
    private readonly clock: Clock,
  ) {}

  /** @param body the form: `versionId` is the version that was read. @returns where to go on. */
  async markLessonDone(person: SignedInPerson, slug: string, lessonId: string, body: Body): Promise<string> {
    const versionId = await this.versionRead(person, slug, body.versionId);
    return transact(this.db, (manager) =>
      this.idempotency.once(manager, body._key, person.id, ['lesson', slug, lessonId], async () => {
        const begun = await this.begin(manager, person, slug, versionId);
        await this.completions.markLessonDone(manager, person.id, begun, lessonId);
        const { module } = await this.versions.get(begun.versionId, manager);
        const parts = partsOf(module);
        const after = parts[parts.findIndex((part) => part.kind === 'lesson' && part.id === lessonId) + 1];
        return after ? hrefOf(slug, after) : `/modules/${slug}`;
      }),
    );
  }

  async startQuiz(person: SignedInPerson, slug: string, quizId: string, body: Body): Promise<string> {
    const { published } = await this.training.getModule(person, slug);
    const quiz = quizOf(published.module, quizId);
    if (!quiz || markedQuestions(quiz).length === 0) throw new NotFound();
    const asksMissed = body.kind === 'recheck';
    return transact(this.db, (manager) =>
      this.idempotency.once(manager, body._key, person.id, ['attempt', slug, quizId, asksMissed], async () => {
        const begun = await this.begin(manager, person, slug, published.versionId);
        const id = await this.starts.startOrResume(manager, person.id, begun, quizId, asksMissed);
        return `/attempts/${id}/questions/1`;
      }),
    );
  }

  saveAnswer(attempt: LoadedAttempt, form: AnswerForm, chosen: string[]): Promise<SavedAnswer | NotKept> {
    return transact(this.db, (manager) =>
      this.attempts.save(manager, attempt, {
        questionId: form.questionId,
        baseRevision: form.base,
        pageId: form.pageId,
        pageSequence: form.sequence,
        chosen,
        sure: form.sure || null,
      }),
    );
  }

  /** Marks, and grants the completion in the same transaction if this was the last thing it needed. */
  async submit(person: SignedInPerson, attemptId: string, body: Body): Promise<string> {
    const attempt = await this.attempts.getOwn(person, attemptId);
    return transact(this.db, (manager) =>
      this.idempotency.once(manager, body._key, person.id, ['submission', attemptId], async () => {
        await this.attempts.submit(manager, attempt);
        await this.completions.grantIfComplete(manager, person.id, attempt);
        return `/attempts/${attemptId}/result`;
      }),
    );
  }

  async attemptsOf(enrolmentId: string | null, quizId: string): Promise<ListedAttempt[]> {
    return enrolmentId ? (await this.attempts.list(enrolmentId)).filter((attempt) => attempt.quizId === quizId) : [];
  }

  standingOf(module: TrainingModule, quiz: Quiz, attempts: readonly ListedAttempt[]): Standing {
    return standingOf(quiz, modeOf(module, quiz.id), attempts, this.clock.now());
  }

  /** @throws NotNow where a local fact that the module needs is missing or out of date. */
  begin(manager: EntityManager, person: SignedInPerson, slug: string, versionId: string): Promise<Begun> {
    return this.enrolments.begin(manager, person.id, slug, versionId, ({ module }) =>
      this.closed.refuse(manager, person, module),
    );
  }

  /** The version in the form, if it is one of this module's; else what the person would see now. */
  async versionRead(person: SignedInPerson, slug: string, given: unknown): Promise<string> {
    const { published } = await this.training.getModule(person, slug);
    if (!isId(given)) return published.versionId;
    const read = await this.versions.get(given);
    return read.module.slug === slug ? given : published.versionId;
  }
}
