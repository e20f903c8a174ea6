import { type Reader, rows } from '../database/query';

/** Who joined or left a team after one day and up to another? */
export function movedBetween(
  db: Reader,
  after: string,
  upTo: string,
): Promise<{ id: string; startedOn: string | null }[]> {
  return rows(
    db,
    `SELECT p.id AS "id", p.started_on AS "startedOn" FROM people p WHERE p.deactivated_at IS NULL AND EXISTS (
       SELECT 1 FROM memberships m WHERE m.person_id = p.id
         AND ((m.from_on > ? AND m.from_on <= ?) OR (m.to_on > ? AND m.to_on <= ?))) ORDER BY p.id`,
    [after, upTo, after, upTo],
  );
}
