import { DataSource } from 'typeorm';
import type { Reader } from '../database/query';

/** Everything that `work` reads is as at one instant, that of its first read, on a connection of its own, while others go on writing. */
export function atOneInstant<T>(db: DataSource, work: (reader: Reader) => Promise<T>): Promise<T> {
  return db.options.type === 'better-sqlite3' ? onSqlite(db, work) : onPostgres(db, work);
}

const onPostgres = <T>(db: DataSource, work: (reader: Reader) => Promise<T>): Promise<T> =>
  db.transaction('REPEATABLE READ', async (manager) => {
    await manager.query('SET TRANSACTION READ ONLY');
    return work(manager);
  });

/** Not through the open data source: its transactions take the lock of all writers, and this one may last for minutes. */
async function onSqlite<T>(db: DataSource, work: (reader: Reader) => Promise<T>): Promise<T> {
  const own = await new DataSource({ ...db.options, entities: [], migrations: [] }).initialize();
  try {
    await own.query('PRAGMA query_only = 1');
    await own.query('BEGIN');
    return await work(own);
  } finally {
    await own.destroy();
  }
}
