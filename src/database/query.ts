import type { DataSource, EntityManager } from 'typeorm';

export type Reader = DataSource | EntityManager;
const isPostgres = (db: Reader): boolean => ('options' in db ? db : db.connection).options.type === 'postgres';

/** Rows of one portable SQL text with `?` for each value. Columns come back under the aliases that the text gives. */
export async function rows<T>(db: Reader, text: string, values: readonly unknown[] = []): Promise<T[]> {
  let n = 0;
  return db.query<T[]>(isPostgres(db) ? text.replace(/\?/g, () => `$${++n}`) : text, [...values]);
}

/** `?, ?, ?` for an IN list. */
export const places = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

/** Locks one row until the transaction ends; on SQLite the transaction itself is the lock. */
export const forUpdate = (db: Reader): string => (isPostgres(db) ? ' FOR UPDATE' : '');
