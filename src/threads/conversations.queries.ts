import { rowsFor } from '../database/batches';
import { type Reader, rows } from '../database/query';
import type { ConversationEntry } from './conversation-entry.entity';
import type { ConversationSignature } from './conversation-signature.entity';
import type { ConversationFact } from './conversation.entity';

export type StoredConversation = Pick<ConversationFact, 'id' | 'personId' | 'supervisorId' | 'chainNo'> & {
  person: string;
  supervisor: string;
};
export type StoredEntry = Omit<ConversationEntry, 'digest' | 'personId' | 'writtenAt'> & { text: string | null };
export type StoredSignature = Omit<ConversationSignature, 'digest' | 'personId' | 'signedAt'> & { salt: string | null };

/** The conversations of this person, the newest first; or only those with one supervisor. */
export function conversationsOf(
  db: Reader,
  personId: string,
  supervisorId: string | null,
): Promise<StoredConversation[]> {
  return rows(
    db,
    `SELECT c.id AS "id", c.person_id AS "personId", c.supervisor_id AS "supervisorId", c.chain_no AS "chainNo", p.name AS "person", s.name AS "supervisor"
     FROM conversations c JOIN people p ON p.id = c.person_id JOIN people s ON s.id = c.supervisor_id
     WHERE c.person_id = ? AND (? = '' OR c.supervisor_id = ?) ORDER BY c.chain_no DESC`,
    [personId, supervisorId ?? '', supervisorId ?? ''],
  );
}

/** Everything that was written in the conversations of these people, in the order of their chains. */
export const entriesOf = (db: Reader, personIds: readonly string[]): Promise<StoredEntry[]> =>
  rowsFor(
    db,
    personIds,
    (these) =>
      `SELECT e.id AS "id", e.conversation_id AS "conversationId", e.chain_no AS "chainNo", e.entry_no AS "entryNo", e.revision AS "revision",
              e.withdrawn AS "withdrawn", e.kind AS "kind", e.about_no AS "aboutNo", e.source AS "source", e.subject AS "subject", e.who AS "who",
              e.on_day AS "onDay", e.author_id AS "authorId", e.written_on AS "writtenOn", x.text AS "text"
       FROM conversation_entries e LEFT JOIN conversation_texts x ON x.fact_id = e.id
       WHERE e.person_id IN (${these}) ORDER BY e.person_id, e.chain_no`,
  );

export const signaturesOf = (db: Reader, personIds: readonly string[]): Promise<StoredSignature[]> =>
  rowsFor(
    db,
    personIds,
    (these) =>
      `SELECT s.id AS "id", s.conversation_id AS "conversationId", s.chain_no AS "chainNo", s.signed_by_id AS "signedById",
              s.words_digest AS "wordsDigest", s.signed_on AS "signedOn", x.text AS "salt"
       FROM conversation_signatures s LEFT JOIN conversation_texts x ON x.fact_id = s.id
       WHERE s.person_id IN (${these}) ORDER BY s.person_id, s.chain_no`,
  );

/** Conversations whose words are still there, with the day of each. */
export const heldWithWords = (db: Reader): Promise<{ id: string; day: string }[]> =>
  rows(
    db,
    `SELECT e.conversation_id AS "id", e.on_day AS "day" FROM conversation_entries e
     WHERE e.kind = 'day' AND EXISTS (SELECT 1 FROM conversation_texts x WHERE x.conversation_id = e.conversation_id AND x.text IS NOT NULL)
       AND NOT EXISTS (SELECT 1 FROM conversation_entries l WHERE l.conversation_id = e.conversation_id AND l.entry_no = e.entry_no AND l.revision > e.revision)`,
  );

/** Every conversation of these people. */
export const conversationsOfAll = (db: Reader, personIds: readonly string[]): Promise<StoredConversation[]> =>
  rowsFor(
    db,
    personIds,
    (these) =>
      `SELECT c.id AS "id", c.person_id AS "personId", c.supervisor_id AS "supervisorId", c.chain_no AS "chainNo", '' AS "person", '' AS "supervisor"
       FROM conversations c WHERE c.person_id IN (${these})`,
  );
