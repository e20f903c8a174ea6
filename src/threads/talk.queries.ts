import { rowsFor } from '../database/batches';
import { type Reader, rows } from '../database/query';
import type { TalkFact } from './talk.types';

type Row = Omit<TalkFact, 'isOwn' | 'isTakenBack'> & { personId: string; isTakenBack: number };

/** What happened in these threads since they were asked, each person's in the order in which it was written. */
export async function talkFactsOf(db: Reader, threadIds: readonly string[]): Promise<TalkFact[]> {
  const found = await rowsFor<Row>(
    db,
    threadIds,
    (these) =>
      `SELECT f.id AS "id", f.thread_id AS "threadId", f.chain_no AS "chainNo", f.kind AS "kind", f.by_id AS "byId", p.name AS "by",
              f.on_day AS "on", f.text AS "text", f.person_id AS "personId", f.taken_back AS "isTakenBack"
       FROM (SELECT r.id, r.thread_id, r.chain_no, 'words' AS kind, r.author_id AS by_id, r.written_on AS on_day, x.text, r.person_id,
                    CASE WHEN w.id IS NULL THEN 0 ELSE 1 END AS taken_back
             FROM thread_replies r LEFT JOIN thread_reply_texts x ON x.reply_id = r.id
             LEFT JOIN thread_reply_withdrawals w ON w.reply_id = r.id
             UNION ALL
             SELECT m.id, m.thread_id, m.chain_no, m.kind, m.by_id, m.on_day, NULL, m.person_id, 0 FROM thread_marks m) f
       JOIN people p ON p.id = f.by_id WHERE f.thread_id IN (${these})`,
  );
  return found
    .sort((a, b) => a.chainNo - b.chainNo)
    .map(({ personId, ...one }) => ({
      ...one,
      isOwn: one.byId === personId,
      isTakenBack: Number(one.isTakenBack) === 1,
    }));
}

/** In how many of somebody's questions did another write after an instant? What was taken back since is none. */
export async function answeredSince(db: Reader, personId: string, since: string): Promise<number> {
  const found = await rows<{ threadId: string }>(
    db,
    `SELECT DISTINCT r.thread_id AS "threadId" FROM thread_replies r
     WHERE r.person_id = ? AND r.author_id <> r.person_id AND r.written_at > ?
       AND NOT EXISTS (SELECT 1 FROM thread_reply_withdrawals w WHERE w.reply_id = r.id)
       AND NOT EXISTS (SELECT 1 FROM thread_withdrawals w WHERE w.thread_id = r.thread_id)`,
    [personId, since],
  );
  return found.length;
}
