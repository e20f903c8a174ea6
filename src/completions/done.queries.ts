import { places, type Reader, rows } from '../database/query';
import { grouped } from '../shared/grouped.rules';

/** From this place in a person's chain on, a part is done; or, where something was put right, no longer. */
interface Told {
  enrolmentId: string;
  kind: string;
  id: string;
  chainNo: number;
  isDone: number;
}

/** One select for each kind of part: by what fact of whose enrolment it is done. */
const facts = [
  `SELECT enrolment_id AS "enrolmentId", 'lesson' AS "kind", lesson_id AS "id", chain_no AS "chainNo", 1 AS "isDone" FROM lesson_completions WHERE person_id IN (?)`,
  `SELECT a.enrolment_id, 'quiz', a.quiz_id, s.chain_no, 1 FROM submissions s JOIN attempts a ON a.id = s.attempt_id WHERE s.passed = 1 AND a.person_id IN (?)
   AND NOT EXISTS (SELECT 1 FROM attempt_picks k WHERE k.attempt_id = a.id AND k.kind = 'spaced')`,
  `SELECT r.enrolment_id, 'scenario', r.scenario_id, s.chain_no, 1 FROM scenario_steps s JOIN scenario_runs r ON r.id = s.run_id WHERE s.ended = 1 AND s.person_id IN (?)`,
  `SELECT enrolment_id, 'session', session_id, chain_no, attended FROM session_attendances WHERE person_id IN (?)`,
  `SELECT enrolment_id, 'reflection', lesson_id || '/' || block_id, chain_no, 1 FROM journal_entries WHERE enrolment_id IS NOT NULL AND person_id IN (?)`,
];

/** What was told of parts that these people have done, by enrolment. One query, however many people. */
export async function toldOf(db: Reader, personIds: readonly string[]): Promise<Map<string, Told[]>> {
  const found = await rows<Told>(
    db,
    `${facts.join(' UNION ALL ').replaceAll('(?)', `(${places(personIds)})`)} ORDER BY 4`,
    facts.flatMap(() => personIds),
  );
  return grouped(found, (one) => one.enrolmentId);
}

/** The parts that are done, as `kind:id`; or that were, before one place in the person's chain. */
export function doneOf(told: readonly Told[] = [], before = Infinity): Set<string> {
  const done = new Set<string>();
  for (const { kind, id, chainNo, isDone } of told) {
    if (chainNo >= before) break;
    if (isDone) done.add(`${kind}:${id}`);
    else done.delete(`${kind}:${id}`);
  }
  return done;
}

/** The scenarios that came to an ending in these periods, each where it did so last. */
export function scenariosIn(told: readonly Told[]): string[] {
  const endings = told.filter((one) => one.kind === 'scenario').toSorted((a, b) => a.chainNo - b.chainNo);
  return [...new Set(endings.map((one) => one.id).reverse())].reverse();
}
