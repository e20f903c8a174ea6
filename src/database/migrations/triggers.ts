import type { QueryRunner } from 'typeorm';

const isPostgres = (q: QueryRunner): boolean => q.connection.options.type === 'postgres';

/** Makes tables append-only. Call it again after any migration that rebuilds one: SQLite drops a rebuilt table's triggers in silence. */
export async function freeze(q: QueryRunner, tables: readonly string[]): Promise<void> {
  if (isPostgres(q)) {
    await q.query(
      `CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$ LANGUAGE plpgsql`,
    );
  }
  for (const table of tables) await freezeOne(q, table);
}

async function freezeOne(q: QueryRunner, table: string): Promise<void> {
  if (isPostgres(q)) {
    for (const name of [`${table}_rows_stay`, `${table}_table_stays`])
      await q.query(`DROP TRIGGER IF EXISTS ${name} ON ${table}`);
    await q.query(
      `CREATE TRIGGER ${table}_rows_stay BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    );
    await q.query(
      `CREATE TRIGGER ${table}_table_stays BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
    );
    return;
  }
  for (const change of ['UPDATE', 'DELETE']) {
    await q.query(
      `CREATE TRIGGER IF NOT EXISTS ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
    );
  }
}
