import { type Reader, rows } from '../database/query';
import type { AuditAction } from '../audit/audit.types';
import type { Named } from '../people/people.types';

/** Who could supervise? Everybody here with the role. */
export function possibleSupervisors(db: Reader, exceptId: string): Promise<Named[]> {
  return rows(
    db,
    `SELECT p.id AS "id", p.name AS "name" FROM role_grants g JOIN people p ON p.id = g.person_id
     WHERE g.role = 'supervisor' AND g.revoked_at IS NULL AND p.deactivated_at IS NULL AND p.id <> ? ORDER BY LOWER(p.name), p.id`,
    [exceptId],
  );
}

export interface AccountChange {
  action: AuditAction;
  /** Null: a command or the server itself. */
  by: string | null;
  at: string;
  detail: Record<string, string | number>;
}

/** What was changed of this account, the newest first; signing in and out is no change. */
export async function changesOf(db: Reader, personId: string, most: number): Promise<AccountChange[]> {
  const found = await rows<Omit<AccountChange, 'detail'> & { detail: string }>(
    db,
    `SELECT e.action AS "action", a.name AS "by", e.occurred_at AS "at", e.detail AS "detail"
     FROM audit_events e LEFT JOIN people a ON a.id = e.actor_id
     WHERE e.subject_id = ? AND e.action LIKE 'person.%' ORDER BY e.number DESC LIMIT ${most}`,
    [personId],
  );
  return found.map((row) => ({ ...row, detail: JSON.parse(row.detail) as AccountChange['detail'] }));
}
