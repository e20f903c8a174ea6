import { type Reader, rows } from '../database/query';
import type { MailTemplate } from './messages.types';

export interface DueMessage {
  id: string;
  personId: string;
  template: MailTemplate;
  details: string;
  tries: number;
  nextTryAt: string;
  endsAt: string | null;
  email: string;
  name: string;
  language: string;
  deactivatedAt: string | null;
}

/** What is to be sent now, the oldest first, with whom it is for. */
export function dueMessages(db: Reader, now: string, most: number): Promise<DueMessage[]> {
  return rows(
    db,
    `SELECT o.id AS "id", o.person_id AS "personId", o.template AS "template", o.details AS "details", o.tries AS "tries", o.next_try_at AS "nextTryAt", o.ends_at AS "endsAt",
            p.email AS "email", p.name AS "name", p.language AS "language", p.deactivated_at AS "deactivatedAt"
     FROM outbox_messages o JOIN people p ON p.id = o.person_id WHERE o.next_try_at <= ? ORDER BY o.next_try_at, o.id LIMIT ${most}`,
    [now],
  );
}

export interface UndeliveredMessage {
  personId: string;
  name: string;
  template: MailTemplate;
  createdAt: string;
  tries: number;
  gaveUpAt: string | null;
  lastError: string | null;
}

/** What did not arrive: given up, or still waiting after a first try that failed. The newest first. */
export function undelivered(db: Reader, most: number): Promise<UndeliveredMessage[]> {
  return rows(
    db,
    `SELECT o.person_id AS "personId", p.name AS "name", o.template AS "template", o.created_at AS "createdAt", o.tries AS "tries",
            o.gave_up_at AS "gaveUpAt", o.last_error AS "lastError"
     FROM outbox_messages o JOIN people p ON p.id = o.person_id
     WHERE o.sent_at IS NULL AND o.last_error IS NOT NULL AND o.last_error <> 'replaced' ORDER BY o.id DESC LIMIT ${most}`,
  );
}
