import type { DataSource, QueryRunner } from 'typeorm';
import { server } from './place';

export type Row = Record<string, string | number | null>;

/** Somebody with the database in hand: triggers and references do not hold them back. */
export class Tamperer {
  private constructor(private readonly runner: QueryRunner) {}

  static async at(db: DataSource, tables: readonly string[]): Promise<Tamperer> {
    const tamperer = new Tamperer(db.createQueryRunner());
    if (server) await tamperer.do('SET session_replication_role = replica');
    else {
      for (const pragma of ['foreign_keys = OFF', 'ignore_check_constraints = ON'])
        await tamperer.do(`PRAGMA ${pragma}`);
      for (const table of tables)
        for (const change of ['update', 'delete']) await tamperer.do(`DROP TRIGGER ${table}_no_${change}`);
    }
    return tamperer;
  }

  do(text: string, values: unknown[] = []): Promise<Row[]> {
    let n = 0;
    return this.runner.query(server ? text.replace(/\?/g, () => `$${++n}`) : text, values) as Promise<Row[]>;
  }

  insert(table: string, row: Row): Promise<Row[]> {
    const marks = Object.keys(row).map(() => '?');
    return this.do(
      `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${marks.join(', ')})`,
      Object.values(row),
    );
  }

  leave(): Promise<void> {
    return this.runner.release();
  }
}
