import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Quiz, TrainingModule } from '../content/course-model.types';
import type { AskedQuestion } from '../content/question.types';
import { passOf, quizOf } from '../content/module-parts.rules';
import { VersionsService } from '../content/versions.service';
import { Ledger } from '../database/ledger';
import { type Reader, rows } from '../database/query';
import type { SignedInPerson } from '../people/people.types';
import { Clock } from '../shared/clock';
import { NotFound } from '../shared/errors';
import { newId } from '../shared/ids';
import { Answer } from './answer.entity';
import { comparedText, isTooLate } from './answer-shapes.rules';
import { type SavedAnswer, standingAnswers } from './answers.rules';
import { AskedFactsService } from './asked-facts.service';
import type { PickKind } from './attempt-pick.entity';
import { mark, type SlotFacts } from './marking.rules';
import { askableOf, askedOf } from './pick.rules';
import { Submission } from './submission.entity';

/** An attempt with the quiz as it was when it began. */
export interface LoadedAttempt {
  id: string;
  personId: string;
  enrolmentId: string;
  versionId: string;
  number: number;
  startedAt: string;
  module: TrainingModule;
  quiz: Quiz;
  kind: PickKind;
  /** What it asks, in order. */
  questions: AskedQuestion[];
  /** What its questions depend on, as it was when it began. */
  facts: SlotFacts;
  submission: Outcome | null;
}
export interface Outcome {
  marks: number;
  outOf: number;
  passed: boolean;
  submittedAt: string;
}
/** Why an answer was not kept: the attempt is handed in, or what was compared, with a model or a panel, stands. */
export type NotKept = 'handed-in' | 'compared';
export interface ListedAttempt extends Outcome {
  id: string;
  quizId: string;
  number: number;
  kind: PickKind;
  open: boolean;
}

/** Marks of these answers, under the version and the facts that the attempt began with. */
export const markOf = (
  { questions, module, quiz, facts }: Pick<LoadedAttempt, 'questions' | 'module' | 'quiz' | 'facts'>,
  answers: ReadonlyMap<string, readonly string[]>,
) => mark(questions, answers, passOf(module, quiz.id), facts);

/** Answers given and marked. Every save is kept; what counts is a rule. */
@Injectable()
export class AttemptsService {
  constructor(
    private readonly db: DataSource,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly versions: VersionsService,
    private readonly askedFacts: AskedFactsService,
  ) {}

  /** Loads through the person: somebody else's attempt does not exist. */
  async getOwn(person: Pick<SignedInPerson, 'id'>, attemptId: string, db: Reader = this.db): Promise<LoadedAttempt> {
    const [row] = await rows<{
      id: string;
      enrolmentId: string;
      versionId: string;
      quizId: string;
      number: number;
      startedAt: string;
      kind: PickKind | null;
      questionIds: string | null;
      marks: number | null;
      outOf: number;
      passed: number;
      submittedAt: string;
    }>(
      db,
      `SELECT a.id AS "id", a.enrolment_id AS "enrolmentId", a.version_id AS "versionId", a.quiz_id AS "quizId", a.number AS "number", a.started_at AS "startedAt",
              k.kind AS "kind", k.question_ids AS "questionIds", s.marks AS "marks", s.out_of AS "outOf", s.passed AS "passed", s.submitted_at AS "submittedAt"
       FROM attempts a LEFT JOIN attempt_picks k ON k.attempt_id = a.id
       LEFT JOIN submissions s ON s.attempt_id = a.id WHERE a.id = ? AND a.person_id = ?`,
      [attemptId, person.id],
    );
    if (!row) throw new NotFound();
    const { module } = await this.versions.get(row.versionId, db);
    const quiz = quizOf(module, row.quizId);
    if (!quiz) throw new NotFound();
    const submission =
      row.marks === null
        ? null
        : { marks: row.marks, outOf: row.outOf, passed: row.passed === 1, submittedAt: row.submittedAt };
    const { kind, questionIds, ...head } = row;
    const facts = await this.askedFacts.of(person.id, module.slug, quiz, { asOf: row.startedAt, db });
    const picked = questionIds === null ? null : (JSON.parse(questionIds) as string[]);
    const questions = askedOf(askableOf(quiz, facts), picked);
    return { ...head, personId: person.id, module, quiz, kind: kind ?? 'whole', questions, facts, submission };
  }

  async saved(attemptId: string, db: Reader = this.db): Promise<SavedAnswer[]> {
    const found = await rows<Omit<SavedAnswer, 'chosen'> & { chosen: string }>(
      db,
      `SELECT question_id AS "questionId", revision AS "revision", base_revision AS "baseRevision", page_id AS "pageId",
              page_sequence AS "pageSequence", chosen AS "chosen", sure AS "sure", received_at AS "receivedAt"
       FROM answers WHERE attempt_id = ? ORDER BY revision`,
      [attemptId],
    );
    return found.map((row) => ({ ...row, chosen: JSON.parse(row.chosen) as string[] }));
  }

  /** Keeps one answer. The same page and sequence again is the same save. @returns what was kept, or why nothing was. */
  async save(
    manager: EntityManager,
    attempt: LoadedAttempt,
    given: Omit<SavedAnswer, 'revision' | 'receivedAt'>,
  ): Promise<SavedAnswer | NotKept> {
    await this.ledger.hold(manager, attempt.personId);
    const before = (await this.saved(attempt.id, manager)).filter((answer) => answer.questionId === given.questionId);
    const again = before.find((answer) => answer.pageId === given.pageId && answer.pageSequence === given.pageSequence);
    if (again) return again; // also after handing in: it is kept, whenever its page asks
    const [closed] = await rows(manager, 'SELECT id FROM submissions WHERE attempt_id = ?', [attempt.id]);
    if (closed) return 'handed-in';
    const question = attempt.questions.find(({ id }) => id === given.questionId)!;
    if (isTooLate(comparedText(question, before), given.chosen)) return 'compared';
    const revision = (before.at(-1)?.revision ?? 0) + 1;
    const answer = {
      ...given,
      baseRevision: Math.min(given.baseRevision, revision - 1),
      revision,
      receivedAt: this.clock.now().toISOString(),
    };
    await this.ledger.append(manager, Answer, {
      id: newId(),
      personId: attempt.personId,
      attemptId: attempt.id,
      ...answer,
      chosen: JSON.stringify(answer.chosen),
      sure: answer.sure ?? null,
    });
    return answer;
  }

  /** Hands in and marks, against the version the attempt began on. Handing in twice is once. */
  async submit(manager: EntityManager, attempt: LoadedAttempt): Promise<void> {
    await this.ledger.hold(manager, attempt.personId);
    const [closed] = await rows(manager, 'SELECT id FROM submissions WHERE attempt_id = ?', [attempt.id]);
    if (closed) return;
    const answers = standingAnswers(await this.saved(attempt.id, manager));
    const { marks, outOf, passed } = markOf(attempt, answers);
    const submittedAt = this.clock.now().toISOString();
    await this.ledger.append(manager, Submission, {
      id: newId(),
      personId: attempt.personId,
      attemptId: attempt.id,
      marks,
      outOf,
      passed: passed ? 1 : 0,
      submittedAt,
    });
  }

  async list(enrolmentId: string, db: Reader = this.db): Promise<ListedAttempt[]> {
    const found = await rows<{
      id: string;
      quizId: string;
      number: number;
      kind: PickKind | null;
      marks: number | null;
      outOf: number;
      passed: number;
      submittedAt: string | null;
    }>(
      db,
      `SELECT a.id AS "id", a.quiz_id AS "quizId", a.number AS "number", k.kind AS "kind",
              s.marks AS "marks", s.out_of AS "outOf", s.passed AS "passed", s.submitted_at AS "submittedAt"
       FROM attempts a LEFT JOIN attempt_picks k ON k.attempt_id = a.id LEFT JOIN submissions s ON s.attempt_id = a.id WHERE a.enrolment_id = ? ORDER BY a.quiz_id, a.number`,
      [enrolmentId],
    );
    return found.map((row) => ({
      ...row,
      kind: row.kind ?? 'whole',
      marks: row.marks ?? 0,
      passed: row.passed === 1,
      submittedAt: row.submittedAt ?? '',
      open: row.submittedAt === null,
    }));
  }
}
