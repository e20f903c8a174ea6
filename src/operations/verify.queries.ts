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
      chains.set(person, [...(chains.get(person) ?? []), { table, values }]);
    }
  }
  return chains;
}

export const heads = (db: DataSource) =>
  rows<{ personId: string; lastNo: number; lastDigest: string }>(
    db,
    'SELECT person_id AS "personId", last_no AS "lastNo", last_digest AS "lastDigest" FROM ledger_heads',
  );

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
  rows<{ attemptId: string; marks: number; outOf: number; passed: number; versionId: string; quizId: string }>(
    db,
    `SELECT s.attempt_id AS "attemptId", s.marks AS "marks", s.out_of AS "outOf", s.passed AS "passed", a.version_id AS "versionId", a.quiz_id AS "quizId"
     FROM submissions s JOIN attempts a ON a.id = s.attempt_id`,
  );
