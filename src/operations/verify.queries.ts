import type { DataSource } from 'typeorm';
import { personLedgers } from '../database/ledger-tables';
import { rows } from '../database/query';

type Value = string | number | null;
interface ChainRow {
  table: string;
  values: Record<string, Value>;
}

/** Every row of every person's ledgers, as it stands in the database. */
export async function chainRows(db: DataSource): Promise<Map<string, ChainRow[]>> {
  const chains = new Map<string, ChainRow[]>();
  for (const table of personLedgers) {
    for (const values of await rows<Record<string, Value>>(db, `SELECT * FROM ${table}`)) {
      const person = String(values.person_id);
      if (!chains.has(person)) chains.set(person, []);
      chains.get(person)!.push({ table, values });
    }
  }
  return chains;
}

/** Where each person's chain ends; everybody has one, and no end where somebody took it away. */
export const heads = (db: DataSource) =>
  rows<{ personId: string; lastNo: number | null; lastDigest: string | null }>(
    db,
    `SELECT p.id AS "personId", h.last_no AS "lastNo", h.last_digest AS "lastDigest"
     FROM people p LEFT JOIN ledger_heads h ON h.person_id = p.id`,
  );

export interface Submitted {
  attemptId: string;
  marks: number;
  outOf: number;
  passed: number;
  versionId: string;
  quizId: string;
}
export const auditRows = (db: DataSource) =>
  rows<Record<string, Value>>(db, 'SELECT * FROM audit_events ORDER BY number');

export const auditHead = async (db: DataSource) =>
  (
    await rows<{ lastNo: number; lastDigest: string }>(
      db,
      'SELECT last_no AS "lastNo", last_digest AS "lastDigest" FROM audit_head WHERE id = 1',
    )
  )[0];

export const submissions = (db: DataSource) =>
  rows<Submitted>(
    db,
    `SELECT s.attempt_id AS "attemptId", s.marks AS "marks", s.out_of AS "outOf", s.passed AS "passed", a.version_id AS "versionId", a.quiz_id AS "quizId"
     FROM submissions s JOIN attempts a ON a.id = s.attempt_id`,
  );
