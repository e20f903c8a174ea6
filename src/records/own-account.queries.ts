import { type Reader, rows } from '../database/query';

type Row = Record<string, string | number | null>;

/** Who somebody is here, how they work, and what was sent to them. One query for each kind of fact. */
export async function accountOf(db: Reader, personId: string, today: string) {
  const ask = (text: string) => rows<Row>(db, text, [personId]);
  const [account] = await ask(
    `SELECT name AS "name", email AS "email", language AS "language", started_on AS "firstDay", created_at AS "addedAt", deactivated_at AS "closedAt" FROM people WHERE id = ?`,
  );
  return {
    account,
    roles: await ask(
      `SELECT role AS "role", granted_at AS "from", revoked_at AS "to" FROM role_grants WHERE person_id = ? ORDER BY granted_at, role`,
    ),
    marks: await ask(
      `SELECT mark AS "mark", granted_at AS "from", revoked_at AS "to" FROM mark_grants WHERE person_id = ? ORDER BY granted_at, mark`,
    ),
    doNotObserve: await ask(
      `SELECT p.name AS "name", x.said_at AS "from", x.lifted_at AS "to" FROM rater_exclusions x JOIN people p ON p.id = x.other_id WHERE x.person_id = ? ORDER BY x.said_at, x.id`,
    ),
    teams: await ask(
      `SELECT t.name AS "team", m.from_on AS "from", m.to_on AS "to" FROM memberships m JOIN teams t ON t.id = m.team_id WHERE m.person_id = ? ORDER BY m.from_on, t.name`,
    ),
    supervisors: await ask(
      `SELECT p.name AS "supervisor", s.from_on AS "from", s.to_on AS "to" FROM supervisions s JOIN people p ON p.id = s.supervisor_id WHERE s.person_id = ? ORDER BY s.from_on, p.name`,
    ),
    coveredBy: await rows<Row>(
      db,
      `SELECT a.name AS "supervisor", p.name AS "coveredBy", c.from_on AS "from", c.to_on AS "to"
       FROM covers c JOIN people a ON a.id = c.supervisor_id JOIN people p ON p.id = c.coverer_id
       JOIN supervisions s ON s.supervisor_id = c.supervisor_id AND s.from_on < c.to_on AND (s.to_on IS NULL OR s.to_on > c.from_on)
       WHERE s.person_id = ? AND c.to_on > c.from_on AND c.from_on <= ? ORDER BY c.from_on, c.id`,
      [personId, today],
    ),
    ownCovers: await ask(
      `SELECT a.name AS "away", p.name AS "coveredBy", c.from_on AS "from", c.to_on AS "to", c.recorded_at AS "recordedAt"
       FROM covers c JOIN people a ON a.id = c.supervisor_id JOIN people p ON p.id = c.coverer_id
       WHERE ? IN (c.supervisor_id, c.coverer_id) ORDER BY c.from_on, c.id`,
    ),
    workPatterns: await ask(
      `SELECT from_on AS "from", minutes_per_week AS "minutesPerWeek", working_days AS "workingDays", engagement AS "engagement", withdrawn AS "withdrawn", recorded_at AS "recordedAt"
       FROM work_patterns WHERE person_id = ? ORDER BY recorded_at, id`,
    ),
    leave: await ask(
      `SELECT l.pause_no AS "number", l.revision AS "revision", l.from_on AS "from", l.to_on AS "to", l.withdrawn AS "withdrawn", l.recorded_at AS "recordedAt", p.name AS "recordedBy"
       FROM pauses l LEFT JOIN people p ON p.id = l.recorded_by_id WHERE l.person_id = ? ORDER BY l.chain_no`,
    ),
    invitations: await ask(
      `SELECT kind AS "kind", created_at AS "madeAt", used_at AS "usedAt" FROM invitations WHERE person_id = ? ORDER BY created_at`,
    ),
    messages: await ask(
      `SELECT template AS "about", created_at AS "writtenAt", sent_at AS "sentAt" FROM outbox_messages WHERE person_id = ? ORDER BY created_at, id`,
    ),
    messageChoices: await ask(
      `SELECT digest AS "weeklyNote", due_reminders AS "dueReminders", digest_day AS "weekday" FROM message_choices WHERE person_id = ?`,
    ),
    calendar: await ask(
      `SELECT made_at AS "addressMadeAt", shows_titles AS "showsTitles" FROM calendar_feeds WHERE person_id = ?`,
    ),
    remindedOf: await ask(
      `SELECT e.module_slug AS "module", r.kind AS "kind", r.told_at AS "toldAt" FROM due_reminders r JOIN enrolments e ON e.id = r.enrolment_id
       WHERE r.person_id = ? ORDER BY r.told_at, r.id`,
    ),
    signedIn: await ask(
      `SELECT created_at AS "since", seen_at AS "lastSeen", shared_computer AS "sharedComputer" FROM sessions WHERE person_id = ? ORDER BY created_at`,
    ),
  };
}

/** What is in the log about somebody or by them, without anybody else's name. */
export const eventsOf = (db: Reader, personId: string) =>
  rows<{ at: string; action: string; actorId: string | null }>(
    db,
    `SELECT occurred_at AS "at", action AS "action", actor_id AS "actorId" FROM audit_events WHERE subject_id = ? OR actor_id = ? ORDER BY number`,
    [personId, personId],
  );
