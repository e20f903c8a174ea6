import { Client } from 'pg';
import type { Facts, TableShape, Value } from './facts.types';
import { inOrder } from './table-order.rules';

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
const bigint = 20;

/** A PostgreSQL schema on a connection of its own: one repeatable-read transaction sees one instant. */
export class PostgresFacts implements Facts {
  readonly kind = 'postgres';
  private readonly textColumns = new Set<string>();

  private constructor(private readonly client: Client) {}

  /** @param schema null: the one that the address leads to. */
  static async open(url: string, schema: string | null = null): Promise<PostgresFacts> {
    const client = new Client({ connectionString: url, ...(schema ? { options: `-c search_path=${schema}` } : {}) });
    client.setTypeParser(bigint, Number);
    await client.connect();
    return new PostgresFacts(client);
  }

  async migrations(): Promise<string[]> {
    const [known] = await this.ask<{ there: boolean }>(`SELECT to_regclass('migrations') IS NOT NULL AS there`);
    if (!known?.there) return [];
    return (await this.ask<{ name: string }>('SELECT name FROM migrations ORDER BY id')).map((row) => row.name);
  }

  async tables(): Promise<TableShape[]> {
    const columns = await this.ask<{ table: string; column: string; type: string }>(
      `SELECT c.table_name AS "table", c.column_name AS "column", c.data_type AS "type"
       FROM information_schema.columns c JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
       WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.table_name <> 'migrations'`,
    );
    const keys = await this.ask<{ table: string; column: string }>(
      `SELECT k.table_name AS "table", k.column_name AS "column"
       FROM information_schema.table_constraints t JOIN information_schema.key_column_usage k
         ON k.constraint_schema = t.constraint_schema AND k.constraint_name = t.constraint_name AND k.table_name = t.table_name
       WHERE t.constraint_type = 'PRIMARY KEY' AND t.table_schema = current_schema() ORDER BY k.ordinal_position`,
    );
    const shapes = new Map<string, TableShape>();
    for (const { table, column, type } of columns) {
      const shape = shapes.get(table) ?? { name: table, columns: [], key: [] };
      shape.columns.push(column);
      shapes.set(table, shape);
      if (/char|text/.test(type)) this.textColumns.add(`${table}.${column}`);
    }
    for (const { table, column } of keys) shapes.get(table)?.key.push(column);
    for (const shape of shapes.values()) shape.columns.sort();
    return inOrder([...shapes.values()], await this.references());
  }

  async *rows(table: TableShape): AsyncIterable<Value[]> {
    const byBytes = (name: string) => `"${name}"${this.textColumns.has(`${table.name}.${name}`) ? ' COLLATE "C"' : ''}`;
    const text = `SELECT ${quoted(table.columns)} FROM "${table.name}" ORDER BY ${table.key.map(byBytes).join(', ')}`;
    await this.client.query(`DECLARE reading NO SCROLL CURSOR FOR ${text}`);
    for (;;) {
      const { rows } = await this.client.query<Value[]>({ text: 'FETCH 500 FROM reading', rowMode: 'array' });
      yield* rows;
      if (rows.length < 500) break;
    }
    await this.client.query('CLOSE reading');
  }

  async snapshot(): Promise<void> {
    await this.client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  }

  async replace(): Promise<void> {
    await this.client.query('BEGIN');
    for (const { name } of (await this.tables()).reverse()) await this.client.query(`DELETE FROM "${name}"`);
  }

  async add(table: Pick<TableShape, 'name' | 'columns'>, rows: readonly Value[][]): Promise<void> {
    const objects = rows.map((row) => Object.fromEntries(table.columns.map((name, i) => [name, row[i]])));
    await this.client.query(
      `INSERT INTO "${table.name}" (${quoted(table.columns)}) SELECT ${quoted(table.columns)} FROM json_populate_recordset(NULL::"${table.name}", $1)`,
      [JSON.stringify(objects)],
    );
  }

  async keep(): Promise<void> {
    await this.client.query('COMMIT');
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  private async references(): Promise<Map<string, Set<string>>> {
    const found = await this.ask<{ table: string; to: string }>(
      `SELECT f.relname AS "table", t.relname AS "to" FROM pg_constraint c
       JOIN pg_class f ON f.oid = c.conrelid JOIN pg_class t ON t.oid = c.confrelid
       WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace`,
    );
    const refersTo = new Map<string, Set<string>>();
    for (const { table, to } of found) refersTo.set(table, (refersTo.get(table) ?? new Set()).add(to));
    return refersTo;
  }

  private async ask<T extends object>(text: string): Promise<T[]> {
    return (await this.client.query<T>(text)).rows;
  }
}
