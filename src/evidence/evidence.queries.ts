import { places, type Reader, rows } from '../database/query';
import type { EvidenceEntry } from './evidence.entity';

/** One revision of an entry, with who wrote it and what they added in words. */
export interface StoredEntry extends Omit<EvidenceEntry, 'digest'> {
  rater: string;
  note: string;
}

/** Everything that was written down about these people, each in the order of their chain. */
export function entriesOf(db: Reader, personIds: readonly string[]): Promise<StoredEntry[]> {
  return rows(
    db,
    `SELECT e.id AS "id", e.person_id AS "personId", e.chain_no AS "chainNo", e.entry_no AS "entryNo", e.revision AS "revision", e.withdrawn AS "withdrawn", e.competency AS "competency",
            e.kind AS "kind", e.level AS "level", e.seen_on AS "seenOn", e.context AS "context", e.reason AS "reason", e.rater_id AS "raterId",
            e.recorded_at AS "recordedAt", p.name AS "rater", COALESCE(n.text, '') AS "note"
     FROM evidence e JOIN people p ON p.id = e.rater_id LEFT JOIN fact_notes n ON n.fact_id = e.id
     WHERE e.person_id IN (${places(personIds)}) ORDER BY e.person_id, e.chain_no`,
    personIds,
  );
}

/** When these people began, and the paths that stand for them. */
export function pathsOf(
  db: Reader,
  personIds: readonly string[],
): Promise<{ personId: string; startedOn: string | null; pathId: string | null; enrolledAt: string | null }[]> {
  return rows(
    db,
    `SELECT p.id AS "personId", p.started_on AS "startedOn", e.path_id AS "pathId", MIN(e.enrolled_at) AS "enrolledAt" FROM people p
     LEFT JOIN enrolments e ON e.person_id = p.id AND NOT EXISTS (SELECT 1 FROM enrolment_withdrawals w WHERE w.enrolment_id = e.id)
     WHERE p.id IN (${places(personIds)}) GROUP BY p.id, p.started_on, e.path_id`,
    personIds,
  );
}

/** Every quiz that these people handed in, each in the order of their chain; not the few questions of weeks later. */
export function handedInBy(
  db: Reader,
  personIds: readonly string[],
): Promise<
  {
    personId: string;
    attemptId: string;
    enrolmentId: string;
    versionId: string;
    quizId: string;
    questionIds: string | null;
    passed: number;
    submittedAt: string;
    chainNo: number;
  }[]
> {
  return rows(
    db,
    `SELECT s.person_id AS "personId", a.id AS "attemptId", a.enrolment_id AS "enrolmentId", a.version_id AS "versionId", a.quiz_id AS "quizId", k.question_ids AS "questionIds",
            s.passed AS "passed", s.submitted_at AS "submittedAt", s.chain_no AS "chainNo"
     FROM submissions s JOIN attempts a ON a.id = s.attempt_id LEFT JOIN attempt_picks k ON k.attempt_id = a.id
     WHERE s.person_id IN (${places(personIds)}) AND (k.kind IS NULL OR k.kind <> 'spaced') ORDER BY s.person_id, s.chain_no`,
    personIds,
  );
}

/** Every step that these people took in a scenario, run by run. */
export function stepsOf(
  db: Reader,
  personIds: readonly string[],
): Promise<
  {
    personId: string;
    runId: string;
    versionId: string;
    scenarioId: string;
    stepNo: number;
    kind: 'choice' | 'return';
    afterNo: number;
    turnId: string | null;
    choiceNo: number | null;
    ended: number;
    takenAt: string;
    chainNo: number;
  }[]
> {
  return rows(
    db,
    `SELECT s.person_id AS "personId", r.id AS "runId", r.version_id AS "versionId", r.scenario_id AS "scenarioId", s.step_no AS "stepNo", s.kind AS "kind", s.after_no AS "afterNo",
            s.turn_id AS "turnId", s.choice_no AS "choiceNo", s.ended AS "ended", s.taken_at AS "takenAt", s.chain_no AS "chainNo"
     FROM scenario_steps s JOIN scenario_runs r ON r.id = s.run_id WHERE s.person_id IN (${places(personIds)}) ORDER BY r.id, s.step_no`,
    personIds,
  );
}

/** How many people each obstacle stands for, by competency and reason; only where there are so many, so that nobody is told apart. */
export function obstacleCounts(
  db: Reader,
  fewest: number,
): Promise<{ competency: string; reason: string; people: number }[]> {
  return rows(
    db,
    `SELECT e.competency AS "competency", e.reason AS "reason", COUNT(DISTINCT e.person_id) AS "people" FROM evidence e
     JOIN people p ON p.id = e.person_id AND p.deactivated_at IS NULL
     WHERE e.kind = 'obstacle' AND e.withdrawn = 0
       AND NOT EXISTS (SELECT 1 FROM evidence l WHERE l.person_id = e.person_id AND l.entry_no = e.entry_no AND l.revision > e.revision)
     GROUP BY e.competency, e.reason HAVING COUNT(DISTINCT e.person_id) >= ${fewest} ORDER BY e.reason, e.competency`,
  );
}
