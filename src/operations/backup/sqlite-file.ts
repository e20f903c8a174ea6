import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Refusal } from '../../shared/refusal';
import { syncFile } from './durable';
import { sqliteFile, type Where } from './open-facts';

/** SQLite leaves its write-ahead log only while nobody else has the file open: what is kept from before is then one whole file. */
export function refuseOpenFile(where: Where): void {
  if (where.databaseUrl || !existsSync(sqliteFile(where))) return;
  try {
    closeForGood(where);
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new Refusal('Another program has the database open. Stop it first; nothing was changed.');
  }
}

/** Puts everything into the one file, on the disk. */
export function closeForGood(where: Where): void {
  const db = new Database(sqliteFile(where), { fileMustExist: true, timeout: 0 });
  try {
    db.pragma('synchronous = FULL');
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
  syncFile(sqliteFile(where));
}
