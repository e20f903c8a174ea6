import Database from 'better-sqlite3';
import type { Facts, TableShape, Value } from './facts.types';
import { inOrder } from './table-order.rules';

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/** A SQLite file on a connection of its own: a read transaction sees one instant while the server goes on writing. */
export class SqliteFacts implements Facts {
  readonly kind = 'sqlite';
  private readonly db: Database.Database;

  constructor(file: string) {
    this.db = new Database(file, { fileMustExist: true, timeout: 10_000 });
    this.db.pragma('synchronous = FULL');
    this.db.pragma('trusted_schema = 0');
  }

  async migrations(): Promise<string[]> {
    const known = this.names().includes('migrations');
    return known ? this.db.prepare<[], string>('SELECT name FROM migrations ORDER BY id').pluck().all() : [];
  }

  async tables(): Promise<TableShape[]> {
    const refersTo = new Map<string, Set<string>>();
    const shapes = this.names()
      .filter((name) => name !== 'migrations')
      .map((name) => {
        const columns = this.db.pragma(`table_info("${name}")`) as { name: string; pk: number }[];
        const references = this.db.pragma(`foreign_key_list("${name}")`) as { table: string }[];
        refersTo.set(name, new Set(references.map((reference) => reference.table)));
        const key = columns.filter((column) => column.pk > 0).sort((a, b) => a.pk - b.pk);
        return { name, columns: columns.map((column) => column.name).sort(), key: key.map((column) => column.name) };
      });
    return inOrder(shapes, refersTo);
  }

  async *rows(table: TableShape): AsyncIterable<Value[]> {
    const text = `SELECT ${quoted(table.columns)} FROM "${table.name}" ORDER BY ${quoted(table.key)}`;
    yield* this.db.prepare<[], Value[]>(text).raw().iterate();
  }

  async snapshot(): Promise<void> {
    this.db.pragma('query_only = 1');
    this.db.exec('BEGIN; SELECT COUNT(*) FROM sqlite_master'); // a transaction takes its snapshot at the first read
  }

  async replace(): Promise<void> {
    this.db.pragma('foreign_keys = OFF'); // checked as a whole in keep()
    this.db.exec('BEGIN IMMEDIATE');
    for (const { name } of await this.tables()) this.db.exec(`DELETE FROM "${name}"`);
  }

  async add(table: Pick<TableShape, 'name' | 'columns'>, rows: readonly Value[][]): Promise<void> {
    const places = table.columns.map(() => '?').join(', ');
    const insert = this.db.prepare(`INSERT INTO "${table.name}" (${quoted(table.columns)}) VALUES (${places})`);
    for (const row of rows) insert.run(...row);
  }

  async keep(): Promise<void> {
    const broken = this.db.pragma('foreign_key_check') as { table: string }[];
    if (broken[0]) throw new Error(`A row of ${broken[0].table} refers to one that is not there.`);
    this.db.exec('COMMIT');
    this.db.pragma('wal_checkpoint(TRUNCATE)');
  }

  async close(): Promise<void> {
    this.db.close();
  }

  private names(): string[] {
    const text = `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`;
    return this.db.prepare<[], string>(text).pluck().all();
  }
}
