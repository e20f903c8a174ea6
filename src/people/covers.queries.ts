import { type Reader, rows } from '../database/query';
import type { Named } from './people.types';

/** Somebody looks after the people of somebody who is away. */
export interface CoverRow {
  id: string;
  supervisorId: string;
  supervisor: string;
  covererId: string;
  coverer: string;
  fromOn: string;
  toOn: string;
}

/** Of this person's absences, and of those they look after, what has not ended by this day; the earliest first. */
export function coversAround(db: Reader, personId: string, day: string): Promise<CoverRow[]> {
  return rows(
    db,
    `SELECT c.id AS "id", c.supervisor_id AS "supervisorId", a.name AS "supervisor", c.coverer_id AS "covererId", p.name AS "coverer",
            c.from_on AS "fromOn", c.to_on AS "toOn"
     FROM covers c JOIN people a ON a.id = c.supervisor_id JOIN people p ON p.id = c.coverer_id
     WHERE (c.supervisor_id = ? OR c.coverer_id = ?) AND c.to_on > ? AND c.to_on > c.from_on ORDER BY c.from_on, c.id`,
    [personId, personId, day],
  );
}

/** Who can be asked to look after somebody's people: everybody else who is here as a supervisor. */
export function otherSupervisors(db: Reader, exceptId: string): Promise<Named[]> {
  return rows(
    db,
    `SELECT p.id AS "id", p.name AS "name" FROM role_grants g JOIN people p ON p.id = g.person_id
     WHERE g.role = 'supervisor' AND g.revoked_at IS NULL AND p.deactivated_at IS NULL AND p.id <> ? ORDER BY LOWER(p.name), p.id`,
    [exceptId],
  );
}

/** Nobody is handed over to themselves, nor to somebody where one of the two has named the other as not observing. */
const mayCover = `s.person_id <> c.coverer_id AND NOT EXISTS (
  SELECT 1 FROM rater_exclusions x WHERE x.lifted_at IS NULL
    AND ((x.person_id = s.person_id AND x.other_id = c.coverer_id) OR (x.person_id = c.coverer_id AND x.other_id = s.person_id)))`;

/** Who somebody can see, with whom they cover for: their own people, and those of the supervisors they look after on this day. Covering is never handed on. */
export const overseenBy = (supervisorId: string, day: string): { sql: string; values: string[] } => ({
  sql: `(SELECT s.person_id, NULL AS covered_id, NULL AS until_on FROM supervisions s
         WHERE s.supervisor_id = ? AND s.from_on <= ? AND (s.to_on IS NULL OR s.to_on > ?)
         UNION ALL
         SELECT s.person_id, c.supervisor_id, c.to_on FROM covers c JOIN supervisions s ON s.supervisor_id = c.supervisor_id
         WHERE c.coverer_id = ? AND c.from_on <= ? AND c.to_on > ? AND s.from_on <= ? AND (s.to_on IS NULL OR s.to_on > ?)
           AND ${mayCover})`,
  values: [supervisorId, day, day, supervisorId, day, day, day, day],
});

/** Who looks after this person, with whom they cover for. */
export const overseersOf = (personId: string, day: string): { sql: string; values: string[] } => ({
  sql: `(SELECT s.supervisor_id AS overseer_id, NULL AS covered_id, NULL AS until_on,
           CASE WHEN EXISTS (SELECT 1 FROM covers c WHERE c.supervisor_id = s.supervisor_id AND c.from_on <= ? AND c.to_on > ?) THEN 2 ELSE 0 END AS place
         FROM supervisions s WHERE s.person_id = ? AND s.from_on <= ? AND (s.to_on IS NULL OR s.to_on > ?)
         UNION ALL
         SELECT c.coverer_id, c.supervisor_id, c.to_on, 1 FROM covers c JOIN supervisions s ON s.supervisor_id = c.supervisor_id
         WHERE s.person_id = ? AND c.from_on <= ? AND c.to_on > ? AND s.from_on <= ? AND (s.to_on IS NULL OR s.to_on > ?)
           AND ${mayCover})`,
  values: [day, day, personId, day, day, personId, day, day, day, day],
});
