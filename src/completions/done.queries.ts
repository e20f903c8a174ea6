import { places, type Reader, rows } from '../database/query';

interface Done {
  enrolmentId: string;
  kind: string;
  id: string;
}

/** One select for each kind of part: by what fact of whose enrolment it is done. */
const facts = [
  `SELECT enrolment_id AS "enrolmentId", 'lesson' AS "kind", lesson_id AS "id" FROM lesson_completions WHERE person_id IN (?)`,
  `SELECT a.enrolment_id, 'quiz', a.quiz_id FROM submissions s JOIN attempts a ON a.id = s.attempt_id WHERE s.passed = 1 AND a.person_id IN (?)`,
  `SELECT r.enrolment_id, 'scenario', r.scenario_id FROM scenario_steps s JOIN scenario_runs r ON r.id = s.run_id WHERE s.ended = 1 AND s.person_id IN (?)`,
  `SELECT enrolment_id, 'reflection', lesson_id || '/' || block_id FROM journal_entries WHERE enrolment_id IS NOT NULL AND person_id IN (?)`,
];

/** What these people have done, as `kind:id` by enrolment. One query, however many people. */
export async function doneOf(db: Reader, personIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const found = await rows<Done>(
    db,
    facts.join(' UNION ALL ').replaceAll('(?)', `(${places(personIds)})`),
    facts.flatMap(() => personIds),
  );
  const groups = new Map<string, Set<string>>();
  for (const { enrolmentId, kind, id } of found)
    groups.set(enrolmentId, (groups.get(enrolmentId) ?? new Set()).add(`${kind}:${id}`));
  return groups;
}
