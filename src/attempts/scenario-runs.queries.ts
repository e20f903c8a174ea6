import { places, type Reader, rows } from '../database/query';
import type { RunStep } from './scenario-path.rules';

export interface StoredRun {
  id: string;
  personId: string;
  enrolmentId: string;
  versionId: string;
  scenarioId: string;
  number: number;
  startedAt: string;
  steps: RunStep[];
}
type Row = Omit<StoredRun, 'steps'> & Omit<RunStep, 'stepNo'> & { stepNo: number | null };

export async function findOwnRun(db: Reader, personId: string, runId: string): Promise<StoredRun | null> {
  return (await runsWhere(db, 'r.id = ? AND r.person_id = ?', [runId, personId]))[0] ?? null;
}

/** One person's runs of one scenario, in the order of starting. */
export const runsIn = (db: Reader, enrolmentId: string, scenarioId: string): Promise<StoredRun[]> =>
  runsWhere(db, 'r.enrolment_id = ? AND r.scenario_id = ?', [enrolmentId, scenarioId]);

/** The same person's runs of a scenario in other periods of the same module. */
export const runsBefore = (db: Reader, { personId, enrolmentId, scenarioId }: StoredRun): Promise<StoredRun[]> =>
  runsWhere(
    db,
    `r.person_id = ? AND r.scenario_id = ? AND r.enrolment_id IN (
       SELECT o.id FROM enrolments o JOIN enrolments e ON e.id = ? AND o.module_slug = e.module_slug AND o.period < e.period)`,
    [personId, scenarioId, enrolmentId],
  );

export const runsOf = (db: Reader, personIds: readonly string[]): Promise<StoredRun[]> =>
  runsWhere(db, `r.person_id IN (${places(personIds)})`, personIds);

async function runsWhere(db: Reader, where: string, values: readonly unknown[]): Promise<StoredRun[]> {
  const found = await rows<Row>(
    db,
    `SELECT r.id AS "id", r.person_id AS "personId", r.enrolment_id AS "enrolmentId", r.version_id AS "versionId", r.scenario_id AS "scenarioId",
            r.number AS "number", r.started_at AS "startedAt", s.step_no AS "stepNo", s.kind AS "kind", s.after_no AS "afterNo",
            s.turn_id AS "turnId", s.choice_no AS "choiceNo", s.ended AS "ended"
     FROM scenario_runs r LEFT JOIN scenario_steps s ON s.run_id = r.id WHERE ${where} ORDER BY r.number, r.id, s.step_no`,
    values,
  );
  const runs = new Map<string, StoredRun>();
  for (const { stepNo, kind, afterNo, turnId, choiceNo, ended, ...run } of found) {
    const kept = runs.get(run.id) ?? { ...run, steps: [] };
    if (stepNo !== null) kept.steps.push({ stepNo, kind, afterNo, turnId, choiceNo, ended });
    runs.set(run.id, kept);
  }
  return [...runs.values()];
}
