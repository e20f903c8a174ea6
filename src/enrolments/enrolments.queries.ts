import { rowsFor } from '../database/batches';
import { type Reader, rows } from '../database/query';
import type { Enrolment } from './enrolment.entity';

export interface StandingEnrolment {
  personId: string;
  enrolmentId: string;
  slug: string;
  origin: Enrolment['origin'];
  pathId: string | null;
  versionId: string | null;
  /** The place in the person's chain of the last assignment and the last waiver; the later one counts. */
  assignedNo: number | null;
  waivedNo: number | null;
}

/** Which modules do these people have to do now, each person's in the order of enrolling? */
export function standingOf(db: Reader, personIds: readonly string[]): Promise<StandingEnrolment[]> {
  return rowsFor(
    db,
    personIds,
    (these) =>
      `SELECT e.person_id AS "personId", e.id AS "enrolmentId", e.module_slug AS "slug", e.origin AS "origin", e.path_id AS "pathId", s.version_id AS "versionId",
              (SELECT MAX(a.chain_no) FROM assignments a WHERE a.enrolment_id = e.id) AS "assignedNo",
              (SELECT MAX(w.chain_no) FROM waivers w WHERE w.enrolment_id = e.id) AS "waivedNo"
       FROM enrolments e LEFT JOIN module_starts s ON s.enrolment_id = e.id
       WHERE e.person_id IN (${these}) AND NOT EXISTS (SELECT 1 FROM enrolment_withdrawals w WHERE w.enrolment_id = e.id)
         AND e.period = (SELECT MAX(period) FROM enrolments n WHERE n.person_id = e.person_id AND n.module_slug = e.module_slug)
       ORDER BY e.person_id, e.chain_no`,
  );
}

/** The last period in which each of these people was enrolled in each module (`person module`). */
export async function lastPeriods(db: Reader, personIds: readonly string[]): Promise<Map<string, number>> {
  const found = await rowsFor<{ personId: string; slug: string; period: number }>(
    db,
    personIds,
    (these) =>
      `SELECT person_id AS "personId", module_slug AS "slug", MAX(period) AS "period" FROM enrolments
       WHERE person_id IN (${these}) GROUP BY person_id, module_slug`,
  );
  return new Map(found.map((row) => [`${row.personId} ${row.slug}`, row.period]));
}

/** How many of those who are in this team on this day have begun this version? */
export async function begunInTeam(db: Reader, versionId: string, teamId: string, day: string): Promise<number> {
  const [row] = await rows<{ people: number | string }>(
    db,
    `SELECT COUNT(DISTINCT s.person_id) AS "people" FROM module_starts s JOIN memberships m ON m.person_id = s.person_id
     WHERE s.version_id = ? AND m.team_id = ? AND m.from_on <= ? AND (m.to_on IS NULL OR m.to_on > ?)`,
    [versionId, teamId, day, day],
  );
  return Number(row?.people ?? 0);
}
