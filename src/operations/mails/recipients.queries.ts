import { type Reader, rows } from '../../database/query';

/** Somebody who can sign in, as far as their mails go. */
export interface Recipient {
  id: string;
  name: string;
  language: string;
  startedOn: string | null;
  /** When they chose their first password, or what is known of it. */
  openedAt: string;
  lastDigestAt: string | null;
  isSupervisor: number;
  /** Somebody covers for them today, so they are away. */
  isCovered: number;
  wantsDigest: number;
  wantsReminders: number;
  digestDay: string | null;
}

export function recipients(db: Reader, day: string): Promise<Recipient[]> {
  return rows(
    db,
    `SELECT p.id AS "id", p.name AS "name", p.language AS "language", p.started_on AS "startedOn",
            COALESCE((SELECT MIN(i.used_at) FROM invitations i WHERE i.person_id = p.id AND i.kind = 'invitation'), c.changed_at) AS "openedAt",
            (SELECT MAX(o.created_at) FROM outbox_messages o WHERE o.person_id = p.id AND o.template = 'digest') AS "lastDigestAt",
            CASE WHEN EXISTS (SELECT 1 FROM role_grants g WHERE g.person_id = p.id AND g.role = 'supervisor' AND g.revoked_at IS NULL) THEN 1 ELSE 0 END AS "isSupervisor",
            CASE WHEN EXISTS (SELECT 1 FROM covers v WHERE v.supervisor_id = p.id AND v.from_on <= ? AND v.to_on > ?) THEN 1 ELSE 0 END AS "isCovered",
            COALESCE(m.digest, 1) AS "wantsDigest", COALESCE(m.due_reminders, 1) AS "wantsReminders", m.digest_day AS "digestDay"
     FROM people p JOIN credentials c ON c.person_id = p.id LEFT JOIN message_choices m ON m.person_id = p.id
     WHERE p.deactivated_at IS NULL ORDER BY p.id`,
    [day, day],
  );
}

/** Of which due days were they told? `enrolment kind`. */
export async function toldDueDays(db: Reader): Promise<Set<string>> {
  const found = await rows<{ enrolmentId: string; kind: string }>(
    db,
    'SELECT enrolment_id AS "enrolmentId", kind AS "kind" FROM due_reminders',
  );
  return new Set(found.map(({ enrolmentId, kind }) => `${enrolmentId} ${kind}`));
}
