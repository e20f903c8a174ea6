import type { DataSource } from 'typeorm';
import { rows } from '../../src/database/query';

/** Every table of the database, whoever made it. */
export async function tablesOf(db: DataSource): Promise<string[]> {
  const text =
    db.options.type === 'postgres'
      ? `SELECT table_name AS "name" FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`
      : `SELECT name AS "name" FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`;
  return (await rows<{ name: string }>(db, text)).map(({ name }) => name).sort();
}

/** How many rows each table has. */
export async function rowCounts(db: DataSource): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of await tablesOf(db)) {
    const [row] = await rows<{ n: number | string }>(db, `SELECT COUNT(*) AS "n" FROM "${table}"`);
    counts[table] = Number(row!.n);
  }
  return counts;
}
