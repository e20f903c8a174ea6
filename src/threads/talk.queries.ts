import { rowsFor } from '../database/batches';
import { type Reader, rows } from '../database/query';
import type { TalkFact } from './talk.types';

type Row = Omit<TalkFact, 'isOwn' | 'isTakenBack'> & { personId: string; isTakenBack: number };

/** What happened in these threads since they were asked, each person's in the order in which it was written. */
export async function talkFactsOf(db: Reader, threadIds: readonly string[]): Promise<TalkFact[]> {
  const words = await rowsFor<Row>(
    db,
    threadIds,
    (these) =>
      `SELECT r.id AS "id", r.thread_id AS "threadId", r.chain_no AS "chainNo", 'words' AS "kind", r.author_id AS "byId", p.name AS "by",
              r.written_on AS "on", x.text AS "text", r.person_id AS "personId", CASE WHEN w.id IS NULL THEN 0 ELSE 1 END AS "isTakenBack"
       FROM thread_replies r JOIN people p ON p.id = r.author_id LEFT JOIN thread_reply_texts x ON x.reply_id = r.id
       LEFT JOIN thread_reply_withdrawals w ON w.reply_id = r.id WHERE r.thread_id IN (${these})`,
  );
  const marks = await rowsFor<Row>(
    db,
    threadIds,
    (these) =>
      `SELECT m.id AS "id", m.thread_id AS "threadId", m.chain_no AS "chainNo", m.kind AS "kind", m.by_id AS "byId", p.name AS "by",
              m.on_day AS "on", NULL AS "text", m.person_id AS "personId", 0 AS "isTakenBack"
       FROM thread_marks m JOIN people p ON p.id = m.by_id WHERE m.thread_id IN (${these})`,
  );
  return [...words, ...marks]
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
