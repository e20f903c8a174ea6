import { forUpdate, type Reader, rows } from '../database/query';
import type { InvitationKind } from './invitation.rules';

export interface InvitationFound {
  personId: string;
  name: string;
  email: string;
  endsAt: string;
  usedAt: string | null;
  deactivatedAt: string | null;
  /** Null: the person asked for it. */
  madeById: string | null;
}

/** Whose link is this? Locked, inside a transaction, so that of two that use it at once the second sees that it is used. */
export async function invitationBy(
  db: Reader,
  kind: InvitationKind,
  tokenHash: string,
  lock = false,
): Promise<InvitationFound | undefined> {
  if (lock) await rows(db, `SELECT token_hash FROM invitations WHERE token_hash = ?${forUpdate(db)}`, [tokenHash]);
  const found = await rows<InvitationFound>(
    db,
    `SELECT p.id AS "personId", p.name AS "name", p.email AS "email", p.deactivated_at AS "deactivatedAt", i.ends_at AS "endsAt", i.used_at AS "usedAt",
            i.created_by_id AS "madeById"
     FROM invitations i JOIN people p ON p.id = i.person_id WHERE i.token_hash = ? AND i.kind = ?`,
    [tokenHash, kind],
  );
  return found[0];
}

export interface Account {
  id: string;
  name: string;
  email: string;
  deactivatedAt: string | null;
  passwordHash: string | null;
}

const account = `SELECT p.id AS "id", p.name AS "name", p.email AS "email", p.deactivated_at AS "deactivatedAt", c.password_hash AS "passwordHash"
  FROM people p LEFT JOIN credentials c ON c.person_id = p.id`;

export async function accountOf(db: Reader, personId: string): Promise<Account | undefined> {
  return (await rows<Account>(db, `${account} WHERE p.id = ?`, [personId]))[0];
}

/** @param email in lower case. */
export async function accountBy(db: Reader, email: string): Promise<Account | undefined> {
  return (await rows<Account>(db, `${account} WHERE p.email = ? AND p.deactivated_at IS NULL`, [email]))[0];
}

export interface LinkMade {
  kind: InvitationKind;
  deliveredBy: 'mail' | 'link';
  createdAt: string;
  endsAt: string;
  usedAt: string | null;
}

/** The links made for a person, the newest first. */
export function linksOf(db: Reader, personId: string): Promise<LinkMade[]> {
  return rows(
    db,
    `SELECT kind AS "kind", delivered_by AS "deliveredBy", created_at AS "createdAt", ends_at AS "endsAt", used_at AS "usedAt"
     FROM invitations WHERE person_id = ? ORDER BY created_at DESC, token_hash LIMIT 20`,
    [personId],
  );
}

/** Did somebody else ever say where this person's mails go? */
export async function hasEmailFromOthers(db: Reader, personId: string): Promise<boolean> {
  const text = `SELECT id FROM audit_events WHERE subject_id = ? AND action = 'person.email-changed' AND (actor_id IS NULL OR actor_id <> ?) LIMIT 1`;
  return (await rows(db, text, [personId, personId])).length > 0;
}
