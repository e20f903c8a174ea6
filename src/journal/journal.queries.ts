import { type Reader, rows } from '../database/query';
import type { JournalKey } from './journal-key.entity';
import type { EntryKind } from './journal.types';

/** The newest first. */
export const keysOf = (db: Reader, personId: string) =>
  rows<Omit<JournalKey, 'madeAt'>>(
    db,
    `SELECT id AS "id", person_id AS "personId", for_server AS "forServer", for_code AS "forCode"
     FROM journal_keys WHERE person_id = ? ORDER BY made_at DESC, id DESC`,
    [personId],
  );

export interface EntryRow {
  id: string;
  personId: string;
  kind: EntryKind;
  chainNo: number;
  writtenOn: string;
  versionId: string | null;
  slug: string | null;
  lessonId: string | null;
  blockId: string | null;
  keyId: string | null;
  ciphertext: string | null;
  revision: number | null;
}

const entry = `e.id AS "id", e.person_id AS "personId", e.kind AS "kind", e.chain_no AS "chainNo", e.written_on AS "writtenOn",
  e.version_id AS "versionId", e.module_slug AS "slug", e.lesson_id AS "lessonId", e.block_id AS "blockId",
  x.key_id AS "keyId", x.ciphertext AS "ciphertext", x.revision AS "revision"`;
const entries = 'journal_entries e LEFT JOIN journal_texts x ON x.entry_id = e.id';

/** A person's entries, the newest first. @param before only those of an earlier place in the chain. */
export const entriesOf = (db: Reader, personId: string, before: number, most: number) =>
  rows<EntryRow>(
    db,
    `SELECT ${entry} FROM ${entries} WHERE e.person_id = ? AND e.chain_no < ? ORDER BY e.chain_no DESC LIMIT ${most}`,
    [personId, before],
  );

export const entryOf = async (db: Reader, personId: string, id: string): Promise<EntryRow | undefined> =>
  (await rows<EntryRow>(db, `SELECT ${entry} FROM ${entries} WHERE e.person_id = ? AND e.id = ?`, [personId, id]))[0];

export interface BoxEntry {
  id: string;
  blockId: string;
  kind: EntryKind;
  enrolmentId: string;
  writtenOn: string;
}

/** What this person wrote for the boxes of one lesson, the newest first. */
export const boxEntriesOf = (db: Reader, personId: string, slug: string, lessonId: string) =>
  rows<BoxEntry>(
    db,
    `SELECT id AS "id", block_id AS "blockId", kind AS "kind", enrolment_id AS "enrolmentId", written_on AS "writtenOn"
     FROM journal_entries WHERE person_id = ? AND module_slug = ? AND lesson_id = ? ORDER BY chain_no DESC`,
    [personId, slug, lessonId],
  );

const standing = 'NOT EXISTS (SELECT 1 FROM journal_share_withdrawals w WHERE w.share_id = s.id)';

/** Who may read this entry now. */
export const sharesOf = (db: Reader, personId: string, entryId: string) =>
  rows<{ id: string; readerId: string; readerName: string; sharedOn: string }>(
    db,
    `SELECT s.id AS "id", s.reader_id AS "readerId", p.name AS "readerName", s.shared_on AS "sharedOn"
     FROM journal_shares s JOIN people p ON p.id = s.reader_id
     WHERE s.person_id = ? AND s.entry_id = ? AND ${standing} ORDER BY s.chain_no`,
    [personId, entryId],
  );

export type SharedRow = EntryRow & { shareId: string; authorName: string; sharedOn: string };

/** What others let this person read now, the newest first; all of it, or one share. */
export const sharedWith = (db: Reader, readerId: string, shareId: string | null) =>
  rows<SharedRow>(
    db,
    `SELECT ${entry}, s.id AS "shareId", p.name AS "authorName", s.shared_on AS "sharedOn"
     FROM journal_shares s JOIN people p ON p.id = s.person_id
     JOIN journal_entries e ON e.id = s.entry_id JOIN journal_texts x ON x.entry_id = e.id
     WHERE s.reader_id = ? AND (? = '' OR s.id = ?) AND ${standing} AND x.ciphertext <> '' ORDER BY s.shared_at DESC, s.id`,
    [readerId, shareId ?? '', shareId ?? ''],
  );

/** Whom somebody may let read an entry: their supervisors and the people of their teams on this day, as far as they can sign in. */
export const possibleReaders = (db: Reader, personId: string, day: string) =>
  rows<{ id: string; name: string }>(
    db,
    `SELECT p.id AS "id", p.name AS "name" FROM people p JOIN credentials c ON c.person_id = p.id
     WHERE p.id <> ? AND p.deactivated_at IS NULL AND (
       EXISTS (SELECT 1 FROM supervisions s WHERE s.supervisor_id = p.id AND s.person_id = ? AND s.from_on <= ? AND (s.to_on IS NULL OR s.to_on > ?))
       OR EXISTS (SELECT 1 FROM memberships m JOIN memberships o ON o.team_id = m.team_id
         WHERE m.person_id = p.id AND o.person_id = ? AND m.from_on <= ? AND (m.to_on IS NULL OR m.to_on > ?)
           AND o.from_on <= ? AND (o.to_on IS NULL OR o.to_on > ?)))
     ORDER BY p.name, p.id`,
    [personId, personId, day, day, personId, day, day, day, day],
  );
