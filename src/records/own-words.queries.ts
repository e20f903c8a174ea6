import { type Reader, rows } from '../database/query';

type Nullable = string | null;

export const ownQuestions = (db: Reader, personId: string) =>
  rows<{
    id: string;
    kind: string;
    versionId: string;
    place: string;
    askedAt: string;
    handedAt: Nullable;
    withdrawnAt: Nullable;
    text: Nullable;
  }>(
    db,
    `SELECT t.id AS "id", t.kind AS "kind", t.version_id AS "versionId", t.place AS "place", t.asked_at AS "askedAt", h.handed_at AS "handedAt", w.withdrawn_at AS "withdrawnAt", x.text AS "text"
     FROM threads t LEFT JOIN thread_texts x ON x.thread_id = t.id LEFT JOIN thread_handovers h ON h.thread_id = t.id
     LEFT JOIN thread_withdrawals w ON w.thread_id = t.id WHERE t.person_id = ? ORDER BY t.chain_no`,
    [personId],
  );

/** What happened since with the questions of this person, in the order in which it was written. */
export const ownTalk = (db: Reader, personId: string) =>
  rows<{ threadId: string; kind: string; by: string; on: string; at: string; takenBackAt: Nullable; text: Nullable }>(
    db,
    `SELECT r.thread_id AS "threadId", 'words' AS "kind", p.name AS "by", r.written_on AS "on", r.written_at AS "at", w.withdrawn_at AS "takenBackAt", x.text AS "text", r.chain_no AS "no"
     FROM thread_replies r JOIN people p ON p.id = r.author_id LEFT JOIN thread_reply_texts x ON x.reply_id = r.id
     LEFT JOIN thread_reply_withdrawals w ON w.reply_id = r.id WHERE r.person_id = ?
     UNION ALL SELECT m.thread_id, m.kind, p.name, m.on_day, m.marked_at, NULL, NULL, m.chain_no
     FROM thread_marks m JOIN people p ON p.id = m.by_id WHERE m.person_id = ? ORDER BY 8`,
    [personId, personId],
  );

export const ownPanelAnswers = (db: Reader, personId: string) =>
  rows<{
    versionId: string;
    quizId: string;
    questionId: string;
    choice: string;
    isNamed: number;
    answeredAt: string;
    withdrawnAt: Nullable;
    reason: Nullable;
  }>(
    db,
    `SELECT p.version_id AS "versionId", p.quiz_id AS "quizId", p.question_id AS "questionId", a.choice AS "choice", a.named AS "isNamed",
            a.answered_at AS "answeredAt", w.withdrawn_at AS "withdrawnAt", r.text AS "reason"
     FROM panel_answers a JOIN panel_invitations i ON i.id = a.invitation_id JOIN panels p ON p.id = i.panel_id
     LEFT JOIN panel_withdrawals w ON w.answer_id = a.id LEFT JOIN panel_reasons r ON r.answer_id = a.id
     WHERE i.person_id = ? ORDER BY a.answered_at, a.id`,
    [personId],
  );

/** When each entry was written; its words are the journal's. */
export const entryTimes = (db: Reader, personId: string) =>
  rows<{ id: string; writtenAt: string }>(
    db,
    `SELECT id AS "id", written_at AS "writtenAt" FROM journal_entries WHERE person_id = ? ORDER BY chain_no`,
    [personId],
  );

export const ownShares = (db: Reader, personId: string) =>
  rows<{ entryId: string; reader: string; sharedAt: string; withdrawnAt: Nullable }>(
    db,
    `SELECT s.entry_id AS "entryId", p.name AS "reader", s.shared_at AS "sharedAt", w.withdrawn_at AS "withdrawnAt"
     FROM journal_shares s JOIN people p ON p.id = s.reader_id LEFT JOIN journal_share_withdrawals w ON w.share_id = s.id
     WHERE s.person_id = ? ORDER BY s.chain_no`,
    [personId],
  );

export const ownClaims = (db: Reader, personId: string) =>
  rows<{
    slug: string;
    claimedAt: string;
    words: string;
    outcome: Nullable;
    decidedAt: Nullable;
    by: Nullable;
    reason: string;
  }>(
    db,
    `SELECT c.module_slug AS "slug", c.claimed_at AS "claimedAt", COALESCE(n.text, '') AS "words", d.outcome AS "outcome", d.decided_at AS "decidedAt",
            b.name AS "by", COALESCE(r.text, '') AS "reason"
     FROM prior_learning_claims c LEFT JOIN fact_notes n ON n.fact_id = c.id LEFT JOIN prior_learning_decisions d ON d.claim_id = c.id
     LEFT JOIN fact_notes r ON r.fact_id = d.id LEFT JOIN people b ON b.id = d.decided_by_id WHERE c.person_id = ? ORDER BY c.chain_no`,
    [personId],
  );

export const ownSignatures = (db: Reader, personId: string) =>
  rows<{ itemId: string; signedAs: string; by: string; signedAt: string }>(
    db,
    `SELECT s.item_id AS "itemId", s.signed_as AS "signedAs", p.name AS "by", s.signed_at AS "signedAt"
     FROM checklist_signatures s JOIN people p ON p.id = s.signed_by_id WHERE s.person_id = ? ORDER BY s.chain_no`,
    [personId],
  );

/** Certificates with what became of each since. */
export async function certificateFacts(db: Reader, personId: string) {
  const ask = <T>(text: string) => rows<{ certificateId: string } & T>(db, text, [personId]);
  return {
    made: await ask<{ issuedAt: string }>(
      `SELECT id AS "certificateId", issued_at AS "issuedAt" FROM certificates WHERE person_id = ? ORDER BY chain_no`,
    ),
    revoked: await ask<{ revokedAt: string; reason: string }>(
      `SELECT certificate_id AS "certificateId", revoked_at AS "revokedAt", reason AS "reason" FROM certificate_revocations WHERE person_id = ? ORDER BY chain_no`,
    ),
    views: await ask<{ hidden: number; at: string }>(
      `SELECT certificate_id AS "certificateId", withdrawn AS "hidden", recorded_at AS "at" FROM certificate_withdrawals WHERE person_id = ? ORDER BY chain_no`,
    ),
  };
}
