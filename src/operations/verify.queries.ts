import { personLedgers } from '../database/ledger-tables';
import { places, type Reader, rows } from '../database/query';

type Value = string | number | null;
type Row = Record<string, Value>;
export interface ChainRow {
  table: string;
  values: Row;
}
export interface Head {
  personId: string;
  lastNo: number | null;
  lastDigest: string | null;
}

/** The next people in order of their ids, with where their chains end; everybody has one, and no end where somebody took it away. */
export const headsAfter = (db: Reader, personId: string, most: number) =>
  rows<Head>(
    db,
    `SELECT p.id AS "personId", h.last_no AS "lastNo", h.last_digest AS "lastDigest"
     FROM people p LEFT JOIN ledger_heads h ON h.person_id = p.id WHERE p.id > ? ORDER BY p.id LIMIT ${most}`,
    [personId],
  );

/** Every ledger row of these people, as it stands in the database. */
export async function chainRows(db: Reader, personIds: readonly string[]): Promise<Map<string, ChainRow[]>> {
  const chains = new Map(personIds.map((id) => [id, [] as ChainRow[]]));
  for (const table of personLedgers) {
    const text = `SELECT * FROM ${table} WHERE person_id IN (${places(personIds)})`;
    for (const values of await rows<Row>(db, text, personIds))
      chains.get(String(values.person_id))?.push({ table, values });
  }
  return chains;
}

/** Rows of a ledger whose person is not here. */
export async function rowsOfNobody(db: Reader): Promise<{ table: string; id: string }[]> {
  const found: { table: string; id: string }[] = [];
  for (const table of personLedgers) {
    const text = `SELECT id FROM ${table} t WHERE NOT EXISTS (SELECT 1 FROM people p WHERE p.id = t.person_id)`;
    for (const { id } of await rows<{ id: string }>(db, text)) found.push({ table, id });
  }
  return found;
}

export const auditRowsAfter = (db: Reader, number: number, most: number) =>
  rows<Row>(db, `SELECT * FROM audit_events WHERE number > ? ORDER BY number LIMIT ${most}`, [number]);

export const auditHead = async (db: Reader) =>
  (
    await rows<{ lastNo: number; lastDigest: string }>(
      db,
      'SELECT last_no AS "lastNo", last_digest AS "lastDigest" FROM audit_head WHERE id = 1',
    )
  )[0];

export interface Submitted {
  attemptId: string;
  personId: string;
  marks: number;
  outOf: number;
  passed: number;
}

export const submissionsOf = (db: Reader, personIds: readonly string[]) =>
  rows<Submitted>(
    db,
    `SELECT s.attempt_id AS "attemptId", s.person_id AS "personId", s.marks AS "marks", s.out_of AS "outOf", s.passed AS "passed"
     FROM submissions s WHERE s.person_id IN (${places(personIds)})`,
    personIds,
  );

interface CheckedEnrolment {
  enrolmentId: string;
  personId: string;
  slug: string;
  period: number;
  isWithdrawn: number;
  /** Where in the person's chain it was last assigned and waived. */
  assignedNo: number | null;
  waivedNo: number | null;
  versionId: string | null;
  completedVersionId: string | null;
  /** Where in the person's chain it was completed, and accepted as prior learning. */
  completedNo: number;
  acceptedNo: number | null;
}

/** Every enrolment of these people, standing or not, a person's of one module in the order of their periods. */
export const enrolmentsOf = (db: Reader, personIds: readonly string[]) =>
  rows<CheckedEnrolment>(
    db,
    `SELECT e.id AS "enrolmentId", e.person_id AS "personId", e.module_slug AS "slug", e.period AS "period",
            CASE WHEN w.id IS NULL THEN 0 ELSE 1 END AS "isWithdrawn",
            (SELECT MAX(a.chain_no) FROM assignments a WHERE a.enrolment_id = e.id) AS "assignedNo",
            (SELECT MAX(v.chain_no) FROM waivers v WHERE v.enrolment_id = e.id) AS "waivedNo",
            s.version_id AS "versionId", c.version_id AS "completedVersionId", c.chain_no AS "completedNo", d.chain_no AS "acceptedNo"
     FROM enrolments e LEFT JOIN enrolment_withdrawals w ON w.enrolment_id = e.id
     LEFT JOIN module_starts s ON s.enrolment_id = e.id LEFT JOIN completions c ON c.enrolment_id = e.id
     LEFT JOIN prior_learning_decisions d ON d.enrolment_id = e.id
     WHERE e.person_id IN (${places(personIds)}) ORDER BY e.person_id, e.module_slug, e.period`,
    personIds,
  );

/** Publications of panels that say another number of answers than they show, and answers whose words do not fit their withdrawal. */
export const brokenPanels = (db: Reader) =>
  rows<{ what: string; id: string }>(
    db,
    `SELECT 'panel_publications' AS "what", u.id AS "id" FROM panel_publications u
     WHERE u.answers <> (SELECT COUNT(*) FROM panel_publication_answers s JOIN panel_answers a ON a.id = s.answer_id
       JOIN panel_invitations i ON i.id = a.invitation_id AND i.panel_id = u.panel_id WHERE s.publication_id = u.id)
     UNION ALL SELECT 'panel_answers' AS "what", a.id AS "id" FROM panel_answers a
     LEFT JOIN panel_reasons r ON r.answer_id = a.id LEFT JOIN panel_withdrawals w ON w.answer_id = a.id
     WHERE (r.text IS NULL AND w.id IS NULL) OR (r.text IS NOT NULL AND w.id IS NOT NULL)`,
  );

/** Revisions of what was written down that do not follow the one before: another competency or kind, a number left out, or something after it was taken back. */
export const brokenEvidence = (db: Reader, personIds: readonly string[]) =>
  rows<{ id: string }>(
    db,
    `SELECT e.id AS "id" FROM evidence e LEFT JOIN evidence b ON b.person_id = e.person_id AND b.entry_no = e.entry_no AND b.revision = e.revision - 1
     WHERE e.person_id IN (${places(personIds)}) AND e.revision > 1
       AND (b.id IS NULL OR b.competency <> e.competency OR b.kind <> e.kind OR b.withdrawn = 1 OR b.chain_no > e.chain_no)`,
    personIds,
  );

/** Of everything that was written further in these people's threads: whether it has words, and whether it was taken back, or its question was by the one who wrote it. */
export const replyWordsOf = (db: Reader, personIds: readonly string[]) =>
  rows<{ replyId: string; hasWords: number; isWithdrawn: number; isLeft: number }>(
    db,
    `SELECT r.id AS "replyId", CASE WHEN x.text IS NULL THEN 0 ELSE 1 END AS "hasWords", CASE WHEN w.id IS NULL THEN 0 ELSE 1 END AS "isWithdrawn",
            CASE WHEN t.id IS NOT NULL AND w.id IS NULL AND r.author_id = r.person_id THEN 1 ELSE 0 END AS "isLeft"
     FROM thread_replies r LEFT JOIN thread_reply_texts x ON x.reply_id = r.id LEFT JOIN thread_reply_withdrawals w ON w.reply_id = r.id
     LEFT JOIN thread_withdrawals t ON t.thread_id = r.thread_id WHERE r.person_id IN (${places(personIds)})`,
    personIds,
  );

/** What does not follow in a sign-off: a step that is missing, another skill or person, or a rating of oneself. */
export const brokenSignOffs = (db: Reader, personIds: readonly string[]) =>
  rows<{ id: string }>(
    db,
    `SELECT f.id AS "id" FROM sign_off_facts f
     LEFT JOIN sign_off_facts b ON b.sign_off_id = f.sign_off_id AND b.step_no = f.step_no - 1
     WHERE f.person_id IN (${places(personIds)}) AND (
       (f.step_no = 1 AND (f.sign_off_id <> f.id OR f.kind NOT IN ('asked', 'rated')))
       OR (f.step_no > 1 AND (b.id IS NULL OR b.person_id <> f.person_id OR b.competency <> f.competency OR b.chain_no > f.chain_no))
       OR (f.kind IN ('rated', 'corrected') AND f.by_id = f.person_id))`,
    personIds,
  );

/** Corrections of supervision that do not follow what they put right, and notes whose words went before their time. */
export const brokenSupervision = (db: Reader, personIds: readonly string[], keptSince: string) =>
  rows<{ what: string; id: string }>(
    db,
    `SELECT 'supervision_entries' AS "what", e.id AS "id" FROM supervision_entries e
     LEFT JOIN supervision_entries b ON b.person_id = e.person_id AND b.entry_no = e.entry_no AND b.revision = e.revision - 1
     WHERE e.person_id IN (${places(personIds)}) AND e.revision > 1 AND (b.id IS NULL OR b.kind <> e.kind OR b.withdrawn = 1 OR b.chain_no > e.chain_no)
     UNION ALL SELECT 'supervision_notes', n.id FROM supervision_notes n LEFT JOIN fact_notes x ON x.fact_id = n.id
     WHERE n.person_id IN (${places(personIds)}) AND n.written_on >= ? AND x.fact_id IS NULL`,
    [...personIds, ...personIds, keptSince],
  );

/** Of every thread of these people: whether it has words, and whether it was taken back. */
export const threadWordsOf = (db: Reader, personIds: readonly string[]) =>
  rows<{ threadId: string; hasWords: number; isWithdrawn: number }>(
    db,
    `SELECT t.id AS "threadId", CASE WHEN x.text IS NULL THEN 0 ELSE 1 END AS "hasWords", CASE WHEN w.id IS NULL THEN 0 ELSE 1 END AS "isWithdrawn"
     FROM threads t LEFT JOIN thread_texts x ON x.thread_id = t.id LEFT JOIN thread_withdrawals w ON w.thread_id = t.id
     WHERE t.person_id IN (${places(personIds)})`,
    personIds,
  );
