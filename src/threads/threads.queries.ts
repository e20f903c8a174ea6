import { rowsFor } from '../database/batches';
import { type Reader, rows } from '../database/query';

interface Row {
  id: string;
  kind: 'note' | 'supervisor';
  slug: string;
  versionId: string;
  place: string;
  askedOn: string;
  /** The day on which a note was put to the supervisor as well. */
  handedOn: string | null;
}
/** A question as its author sees it. Of one taken back there are no words. */
export interface OwnThread extends Row {
  text: string | null;
  withdrawnOn: string | null;
}
/** A question that is put to whoever supervises its author. */
export interface AddressedThread extends Omit<Row, 'kind' | 'handedOn'> {
  personId: string;
  text: string;
}

/** Everything this person has asked under their name, the newest first. */
export function threadsOf(db: Reader, personId: string): Promise<OwnThread[]> {
  return rows(
    db,
    `SELECT t.id AS "id", t.kind AS "kind", t.module_slug AS "slug", t.version_id AS "versionId", t.place AS "place",
            t.asked_on AS "askedOn", h.handed_on AS "handedOn", x.text AS "text", w.withdrawn_on AS "withdrawnOn"
     FROM threads t LEFT JOIN thread_texts x ON x.thread_id = t.id LEFT JOIN thread_handovers h ON h.thread_id = t.id
     LEFT JOIN thread_withdrawals w ON w.thread_id = t.id
     WHERE t.person_id = ? ORDER BY t.chain_no DESC`,
    [personId],
  );
}

/** What of it these people have put to whoever supervises them, with the day on which they did, the newest first. */
export async function threadsToSupervisors(db: Reader, personIds: readonly string[]): Promise<AddressedThread[]> {
  const found = await rowsFor<AddressedThread>(
    db,
    personIds,
    (these) =>
      `SELECT t.id AS "id", t.person_id AS "personId", t.module_slug AS "slug", t.version_id AS "versionId", t.place AS "place",
              COALESCE(h.handed_on, t.asked_on) AS "askedOn", x.text AS "text"
       FROM threads t JOIN thread_texts x ON x.thread_id = t.id LEFT JOIN thread_handovers h ON h.thread_id = t.id
       WHERE t.person_id IN (${these}) AND (t.kind = 'supervisor' OR h.id IS NOT NULL)
         AND NOT EXISTS (SELECT 1 FROM thread_withdrawals w WHERE w.thread_id = t.id)
       ORDER BY t.asked_at DESC, t.id DESC`,
  );
  return found;
}
