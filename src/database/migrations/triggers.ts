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
  if (isPostgres(q)) return guardRows(q, table, 'refuse_change');
  for (const change of ['UPDATE', 'DELETE'])
    await refuse(q, `${table}_no_${change.toLowerCase()}`, `BEFORE ${change} ON ${table}`, table);
}

/** Rows of which one column alone may be emptied, once and for good. */
export async function freezeExcept(
  q: QueryRunner,
  { table, kept, emptied }: { table: string; kept: readonly string[]; emptied: string },
): Promise<void> {
  const differs = kept.map((name) => `NEW.${name} IS DISTINCT FROM OLD.${name}`).join(' OR ');
  if (isPostgres(q)) {
    await q.query(
      `CREATE OR REPLACE FUNCTION ${table}_stay() RETURNS trigger AS $$ BEGIN IF TG_OP = 'UPDATE' AND NOT (NEW.${emptied} IS NOT NULL OR ${differs}) THEN RETURN NEW; END IF; RAISE EXCEPTION '${table} is append-only'; END $$ LANGUAGE plpgsql`,
    );
    return guardRows(q, table, `${table}_stay`);
  }
  const changes = `NEW.${emptied} IS NOT NULL OR ${differs.replaceAll('IS DISTINCT FROM', 'IS NOT')}`;
  await refuse(q, `${table}_no_update`, `BEFORE UPDATE ON ${table} WHEN ${changes}`, table);
  await refuse(q, `${table}_no_delete`, `BEFORE DELETE ON ${table}`, table);
}

async function guardRows(q: QueryRunner, table: string, rule: string): Promise<void> {
  for (const name of [`${table}_rows_stay`, `${table}_table_stays`])
    await q.query(`DROP TRIGGER IF EXISTS ${name} ON ${table}`);
  await q.query(
    `CREATE TRIGGER ${table}_rows_stay BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION ${rule}()`,
  );
  await q.query(
    `CREATE TRIGGER ${table}_table_stays BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  );
}

const refuse = (q: QueryRunner, name: string, when: string, table: string): Promise<unknown> =>
  q.query(`CREATE TRIGGER IF NOT EXISTS ${name} ${when} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`);
