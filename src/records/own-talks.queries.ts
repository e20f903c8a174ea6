import { type Reader, rows } from '../database/query';

/** Every conversation of this person, and every revision of everything in it. */
export const ownConversations = (db: Reader, personId: string) =>
  rows<{ id: string; supervisor: string; openedAt: string }>(
    db,
    `SELECT c.id AS "id", s.name AS "supervisor", c.opened_at AS "openedAt" FROM conversations c JOIN people s ON s.id = c.supervisor_id
     WHERE c.person_id = ? ORDER BY c.chain_no`,
    [personId],
  );

export const ownConversationEntries = (db: Reader, personId: string) =>
  rows<{
    conversationId: string;
    entry: number;
    revision: number;
    isTakenBack: number;
    kind: string;
    about: number | null;
    source: string | null;
    subject: string | null;
    who: string | null;
    day: string | null;
    by: string;
    writtenAt: string;
    words: string | null;
  }>(
    db,
    `SELECT e.conversation_id AS "conversationId", e.entry_no AS "entry", e.revision AS "revision", e.withdrawn AS "isTakenBack", e.kind AS "kind", e.about_no AS "about",
            e.source AS "source", e.subject AS "subject", e.who AS "who", e.on_day AS "day", p.name AS "by", e.written_at AS "writtenAt", x.text AS "words"
     FROM conversation_entries e JOIN people p ON p.id = e.author_id LEFT JOIN conversation_texts x ON x.fact_id = e.id
     WHERE e.person_id = ? ORDER BY e.chain_no`,
    [personId],
  );

export const ownConversationSignatures = (db: Reader, personId: string) =>
  rows<{ conversationId: string; by: string; signedAt: string }>(
    db,
    `SELECT s.conversation_id AS "conversationId", p.name AS "by", s.signed_at AS "signedAt"
     FROM conversation_signatures s JOIN people p ON p.id = s.signed_by_id WHERE s.person_id = ? ORDER BY s.chain_no`,
    [personId],
  );
