import { places, type Reader, rows } from '../database/query';
import type { Word } from './asked.types';
import type { PauseRevision } from './pause.rules';

/** Every revision of these people's pauses. */
export function pauseRevisions(db: Reader, personIds: readonly string[]): Promise<PauseRevision[]> {
  return rows(
    db,
    `SELECT id AS "id", person_id AS "personId", pause_no AS "pauseNo", revision AS "revision", from_on AS "fromOn", to_on AS "toOn", withdrawn AS "withdrawn"
     FROM pauses WHERE person_id IN (${places(personIds)})`,
    personIds,
  );
}

/** What was said of these people's enrolments, in the order of their chains: assigned, waived, assigned again. */
export function wordsOf(db: Reader, personIds: readonly string[]): Promise<(Word & { enrolmentId: string })[]> {
  const whose = places(personIds);
  return rows(
    db,
    `SELECT w.enrolment_id AS "enrolmentId", w.kind AS "kind", p.name AS "by", w.at AS "at", w.due_on AS "dueOn", COALESCE(n.text, '') AS "reason"
     FROM (SELECT id, enrolment_id, person_id, chain_no, 'assigned' AS kind, assigned_by_id AS by_id, assigned_at AS at, due_on FROM assignments WHERE person_id IN (${whose})
           UNION ALL
           SELECT id, enrolment_id, person_id, chain_no, 'waived', waived_by_id, waived_at, NULL FROM waivers WHERE person_id IN (${whose})) w
     LEFT JOIN people p ON p.id = w.by_id LEFT JOIN fact_notes n ON n.fact_id = w.id
     ORDER BY w.person_id, w.chain_no`,
    [...personIds, ...personIds],
  );
}
