import { type Reader, rows } from '../database/query';
import type { Taken } from './scenario-counts.rules';

/** How many runs of a version, and of how many people, took each choice of a scenario? By turn; nobody is named. */
export async function takenIn(db: Reader, versionId: string, scenarioId: string): Promise<Map<string, Taken[]>> {
  const found = await rows<{ turnId: string; choiceNo: number; runs: number | string; people: number | string }>(
    db,
    `SELECT s.turn_id AS "turnId", s.choice_no AS "choiceNo", COUNT(DISTINCT s.run_id) AS "runs", COUNT(DISTINCT s.person_id) AS "people"
     FROM scenario_steps s JOIN scenario_runs r ON r.id = s.run_id
     WHERE r.version_id = ? AND r.scenario_id = ? AND s.kind = 'choice' GROUP BY s.turn_id, s.choice_no`,
    [versionId, scenarioId],
  );
  const byTurn = new Map<string, Taken[]>();
  for (const { turnId, choiceNo, runs, people } of found)
    byTurn.set(turnId, [...(byTurn.get(turnId) ?? []), { choiceNo, runs: Number(runs), people: Number(people) }]);
  return byTurn;
}
