import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Quiz } from '../content/course-model.types';
import { modeOf, quizOf } from '../content/module-parts.rules';
import { VersionsService } from '../content/versions.service';
import { Ledger } from '../database/ledger';
import { rows } from '../database/query';
import type { Begun } from '../enrolments/enrolments.service';
import { Clock } from '../shared/clock';
import { NotFound, NotNow } from '../shared/errors';
import { newId } from '../shared/ids';
import { sha256 } from '../shared/sha256';
import { standingOf, triesOf } from './again.rules';
import { standingAnswers } from './answers.rules';
import { AskedFactsService } from './asked-facts.service';
import { Attempt } from './attempt.entity';
import { AttemptPick, type PickKind } from './attempt-pick.entity';
import { AttemptsService, markOf } from './attempts.service';
import { askableOf, type History, pickMissed, pickSpaced, pickWhole, type TimesAsked } from './pick.rules';

interface Earlier {
  id: string;
  quizId: string;
  questionIds: string | null;
  isSubmitted: number;
}
interface Start {
  personId: string;
  begun: Begun;
  quizId: string;
  kind: PickKind;
}

/** Begins attempts, and decides what each asks: the pick is a fact of its own, written with the attempt. */
@Injectable()
export class AttemptStartsService {
  constructor(
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly versions: VersionsService,
    private readonly attempts: AttemptsService,
    private readonly askedFacts: AskedFactsService,
  ) {}

  /**
   * Starts a try, or finds the one still open. The unique number lets only one of two at once come true.
   * @param asksMissed only what the last try missed, where the quiz allows it.
   * @returns its id. @throws NotNow while the quiz asks to wait.
   */
  async startOrResume(
    manager: EntityManager,
    personId: string,
    begun: Begun,
    quizId: string,
    asksMissed = false,
  ): Promise<string> {
    const ofQuiz = (await this.attempts.list(begun.enrolmentId, manager)).filter((one) => one.quizId === quizId);
    const open = triesOf(ofQuiz).find((attempt) => attempt.open);
    if (open) return open.id;
    const { module } = await this.versions.get(begun.versionId, manager);
    const quiz = quizOf(module, quizId);
    if (!quiz) throw new NotFound();
    const askable = await this.askable(manager, personId, module.slug, quiz);
    const { waitUntil, recheckOf } = standingOf(quiz, modeOf(module, quizId), ofQuiz, this.clock.now());
    if (waitUntil) throw new NotNow('coolingOff', { hours: quiz.coolingOffHours ?? 0 });
    const earlier = (await this.earlier(manager, personId, module.slug)).filter((one) => one.quizId === quizId);
    const asked = await this.timesAsked(manager, personId, earlier);
    const last = asksMissed ? earlier.find(({ id }) => id === recheckOf) : undefined;
    const missed = last ? new Set(await this.missedIn(manager, personId, last)) : null;
    const pick = (id: string) =>
      missed ? pickMissed(askable, missed, asked, id, sha256) : pickWhole(askable, asked, id, sha256);
    return this.write(
      manager,
      { personId, begun, quizId, kind: missed ? 'recheck' : 'whole' },
      ofQuiz.length + 1,
      pick,
    );
  }

  /** Begins a few questions of a module that was finished some time ago. @returns its id, or null where there is nothing to ask. */
  async startSpaced(manager: EntityManager, personId: string, begun: Begun): Promise<string | null> {
    const { module } = await this.versions.get(begun.versionId, manager);
    const earlier = await this.earlier(manager, personId, module.slug);
    const checks: { quiz: Quiz; history: History }[] = [];
    for (const quiz of module.quizzes.filter(({ id }) => modeOf(module, id) === 'check')) {
      const ofQuiz = earlier.filter(({ quizId }) => quizId === quiz.id);
      checks.push({
        quiz: await this.askable(manager, personId, module.slug, quiz),
        history: await this.historyOf(manager, personId, ofQuiz),
      });
    }
    const id = newId();
    const picked = pickSpaced(checks, id, sha256);
    if (!picked) return null;
    const all = await this.attempts.list(begun.enrolmentId, manager);
    const number = all.filter((one) => one.quizId === picked.quizId).length + 1;
    const start: Start = { personId, begun, quizId: picked.quizId, kind: 'spaced' };
    return this.write(manager, start, number, () => picked.questionIds, id);
  }

  private async write(
    manager: EntityManager,
    { personId, begun, quizId, kind }: Start,
    number: number,
    pick: (attemptId: string) => string[],
    id = newId(),
  ): Promise<string> {
    const startedAt = this.clock.now().toISOString();
    await this.ledger.append(manager, Attempt, { id, personId, ...begun, quizId, number, startedAt });
    const questionIds = JSON.stringify(pick(id));
    await this.ledger.append(manager, AttemptPick, { id: newId(), personId, attemptId: id, kind, questionIds });
    return id;
  }

  /** Everything this person was ever asked in the quizzes of this module, whatever the enrolment and version. */
  private earlier(manager: EntityManager, personId: string, slug: string): Promise<Earlier[]> {
    return rows(
      manager,
      `SELECT a.id AS "id", a.quiz_id AS "quizId", k.question_ids AS "questionIds", CASE WHEN s.id IS NULL THEN 0 ELSE 1 END AS "isSubmitted"
       FROM attempts a JOIN enrolments e ON e.id = a.enrolment_id LEFT JOIN attempt_picks k ON k.attempt_id = a.id
       LEFT JOIN submissions s ON s.attempt_id = a.id WHERE a.person_id = ? AND e.module_slug = ?`,
      [personId, slug],
    );
  }

  private async historyOf(manager: EntityManager, personId: string, earlier: readonly Earlier[]): Promise<History> {
    const missed = new Set<string>();
    for (const one of earlier.filter(({ isSubmitted }) => Number(isSubmitted) === 1))
      for (const id of await this.missedIn(manager, personId, one)) missed.add(id);
    return { asked: await this.timesAsked(manager, personId, earlier), missed };
  }

  private async timesAsked(manager: EntityManager, personId: string, earlier: readonly Earlier[]): Promise<TimesAsked> {
    const times = new Map<string, number>();
    for (const one of earlier)
      for (const id of await this.idsOf(manager, personId, one)) times.set(id, (times.get(id) ?? 0) + 1);
    return times;
  }

  /** An attempt of before picks were kept asked everything that could be asked. */
  private async idsOf(manager: EntityManager, personId: string, { id, questionIds }: Earlier): Promise<string[]> {
    if (questionIds !== null) return JSON.parse(questionIds) as string[];
    return (await this.attempts.getOwn({ id: personId }, id, manager)).questions.map((question) => question.id);
  }

  private async missedIn(manager: EntityManager, personId: string, { id }: Earlier): Promise<string[]> {
    const attempt = await this.attempts.getOwn({ id: personId }, id, manager);
    return markOf(attempt, standingAnswers(await this.attempts.saved(id, manager))).missed;
  }

  private async askable(manager: EntityManager, personId: string, slug: string, quiz: Quiz): Promise<Quiz> {
    return askableOf(quiz, await this.askedFacts.of(personId, slug, quiz, { db: manager }));
  }
}
