import { type Reader, rows } from '../database/query';

/** Where one enrolment that somebody gave to many at once stands now. */
export interface GivenRow {
  personId: string;
  slug: string;
  enrolmentId: string;
  startedAt: string | null;
  completedOn: string | null;
  withdrawnAt: string | null;
  assignments: number;
  waivers: number;
}

/** Everything that this person gave in one go, as it stands now. The log says what it was. */
export async function givenIn(db: Reader, actorId: string, bulk: string): Promise<GivenRow[]> {
  const found = await rows<GivenRow>(
    db,
    `SELECT e.person_id AS "personId", e.module_slug AS "slug", e.id AS "enrolmentId", s.started_at AS "startedAt", c.completed_on AS "completedOn",
            w.withdrawn_at AS "withdrawnAt", (SELECT COUNT(*) FROM assignments a WHERE a.enrolment_id = e.id) AS "assignments",
            (SELECT COUNT(*) FROM waivers v WHERE v.enrolment_id = e.id) AS "waivers"
     FROM audit_events l JOIN enrolments e ON l.detail LIKE '%"enrolment":"' || e.id || '"%' AND e.person_id = l.subject_id
     LEFT JOIN module_starts s ON s.enrolment_id = e.id LEFT JOIN completions c ON c.enrolment_id = e.id
     LEFT JOIN enrolment_withdrawals w ON w.enrolment_id = e.id
     WHERE l.action = 'module.assigned' AND l.actor_id = ? AND l.detail LIKE ? ORDER BY l.number`,
    [actorId, `%"bulk":"${bulk}"%`],
  );
  return found.map((one) => ({ ...one, assignments: Number(one.assignments), waivers: Number(one.waivers) }));
}

/** Nobody began it, withdrew it, or spoke about it since. */
export const isUntouched = (one: GivenRow): boolean =>
  !one.startedAt && !one.completedOn && !one.withdrawnAt && one.assignments === 1 && one.waivers === 0;
