import { type Reader, rows } from '../database/query';
import type { SessionDate } from './session-date.entity';

export interface ListedDate extends SessionDate {
  teamName: string | null;
}

const dates = `SELECT d.id AS "id", d.module_slug AS "moduleSlug", d.session_id AS "sessionId", d.starts_at AS "startsAt", d.minutes AS "minutes", d.place AS "place",
    d.team_id AS "teamId", t.name AS "teamName", d.code AS "code", d.set_by_id AS "setById", d.set_at AS "setAt", d.cancelled_at AS "cancelledAt"
  FROM session_dates d LEFT JOIN teams t ON t.id = d.team_id`;

/** Every date of a module's sessions, the latest first. */
export const datesOf = (db: Reader, slug: string): Promise<ListedDate[]> =>
  rows(db, `${dates} WHERE d.module_slug = ? ORDER BY d.starts_at DESC, d.id`, [slug]);

export const dateBy = async (db: Reader, slug: string, id: string): Promise<ListedDate | undefined> =>
  (await rows<ListedDate>(db, `${dates} WHERE d.module_slug = ? AND d.id = ?`, [slug, id]))[0];

/** The dates of a module that are for everybody or for a team that this person is in on a day, from an instant on; the next first. */
export const datesFor = (
  db: Reader,
  slug: string,
  personId: string,
  since: string,
  day: string,
): Promise<ListedDate[]> =>
  rows(
    db,
    `${dates} WHERE d.module_slug = ? AND d.cancelled_at IS NULL AND d.starts_at > ? AND (d.team_id IS NULL OR EXISTS (
       SELECT 1 FROM memberships m WHERE m.person_id = ? AND m.team_id = d.team_id AND m.from_on <= ? AND (m.to_on IS NULL OR m.to_on > ?)))
     ORDER BY d.starts_at, d.id`,
    [slug, since, personId, day, day],
  );

/** The dates of one session that begin between two instants, for finding the one whose code somebody has. */
export const datesBetween = (
  db: Reader,
  slug: string,
  sessionId: string,
  after: string,
  upTo: string,
): Promise<ListedDate[]> =>
  rows(
    db,
    `${dates} WHERE d.module_slug = ? AND d.session_id = ? AND d.cancelled_at IS NULL AND d.starts_at > ? AND d.starts_at <= ? ORDER BY d.starts_at`,
    [slug, sessionId, after, upTo],
  );

interface Recorded {
  sessionId: string;
  attended: number;
  attendedOn: string;
}

/** What was recorded of one enrolment's sessions, in the order of recording. */
export const recordedOf = (db: Reader, enrolmentId: string): Promise<Recorded[]> =>
  rows(
    db,
    `SELECT session_id AS "sessionId", attended AS "attended", attended_on AS "attendedOn" FROM session_attendances
     WHERE enrolment_id = ? ORDER BY chain_no`,
    [enrolmentId],
  );

export interface OnRoll {
  personId: string;
  name: string;
  startedAt: string | null;
  completedOn: string | null;
  attended: number | null;
  /** The date at which they were there, or another one of the same session. */
  dateId: string | null;
  attendedOn: string | null;
}

/** Who has the module to do and is expected on this date, or was there; with what was last recorded of the session. */
export function rollOf(db: Reader, date: ListedDate, day: string): Promise<OnRoll[]> {
  const ofTeam = `(a.date_id = ? OR EXISTS (SELECT 1 FROM memberships m WHERE m.person_id = p.id AND m.team_id = ? AND m.from_on <= ? AND (m.to_on IS NULL OR m.to_on > ?)))`;
  return rows(
    db,
    `SELECT p.id AS "personId", p.name AS "name", s.started_at AS "startedAt", c.completed_on AS "completedOn",
            a.attended AS "attended", a.date_id AS "dateId", a.attended_on AS "attendedOn"
     FROM enrolments e JOIN people p ON p.id = e.person_id LEFT JOIN module_starts s ON s.enrolment_id = e.id LEFT JOIN completions c ON c.enrolment_id = e.id
     LEFT JOIN session_attendances a ON a.enrolment_id = e.id AND a.session_id = ? AND NOT EXISTS (
       SELECT 1 FROM session_attendances n WHERE n.enrolment_id = a.enrolment_id AND n.session_id = a.session_id AND n.chain_no > a.chain_no)
     WHERE e.module_slug = ? AND p.deactivated_at IS NULL AND NOT EXISTS (SELECT 1 FROM enrolment_withdrawals w WHERE w.enrolment_id = e.id)
       AND e.period = (SELECT MAX(period) FROM enrolments n WHERE n.person_id = e.person_id AND n.module_slug = e.module_slug)
       ${date.teamId ? `AND ${ofTeam}` : ''}
     ORDER BY LOWER(p.name), p.id`,
    [date.sessionId, date.moduleSlug, ...(date.teamId ? [date.id, date.teamId, day, day] : [])],
  );
}
