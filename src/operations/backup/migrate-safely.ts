import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { nextFile, prune } from '../../backups/shelf';
import type { Config } from '../../config/config';
import type { Secrets } from '../../config/secrets';
import { Refusal } from '../../shared/refusal';
import { syncFile, syncFolder } from './durable';
import { makeBackup } from './make-backup';
import { openFacts, sqliteFile } from './open-facts';
import { refuseOpenFile } from './sqlite-file';

/**
 * Runs what is pending, with a backup before it. Each migration is a transaction of its own; when one fails, SQLite also goes
 * back behind those that had succeeded, because the older Waymark does not know them.
 */
export function migrateSafely(config: Config, secrets: Secrets, say: (line: string) => void) {
  return async (db: DataSource): Promise<void> => {
    if (!(await db.showMigrations())) return;
    if (await isNew(config)) return void (await db.runMigrations());
    const file = nextFile(config.dataDir, 'before-migration', new Date());
    await makeBackup(config, secrets, file, config.backupPassphrase);
    prune(config.dataDir);
    say(`The database is from an older Waymark. A backup from before it is changed: ${file}`);
    const copy = join(config.dataDir, 'before-migration.sqlite');
    if (!config.databaseUrl) await copySqlite(db, copy);
    try {
      await db.runMigrations();
    } catch (error) {
      await db.destroy();
      if (!config.databaseUrl) putBack(config, copy);
      const why = error instanceof Error ? error.message : String(error);
      throw new Refusal(
        `The database could not be brought up to date (${why}). It is as it was before; go on with the older version of Waymark.`,
      );
    }
    rmSync(copy, { force: true });
  };
}

async function isNew(config: Config): Promise<boolean> {
  if (!config.databaseUrl && !existsSync(sqliteFile(config))) return true;
  const facts = await openFacts(config);
  try {
    return (await facts.migrations()).length === 0;
  } finally {
    await facts.close();
  }
}

async function copySqlite(db: DataSource, copy: string): Promise<void> {
  rmSync(copy, { force: true });
  await db.query('VACUUM INTO ?', [copy]);
  syncFile(copy);
}

function putBack(config: Config, copy: string): void {
  refuseOpenFile(config);
  renameSync(copy, sqliteFile(config));
  syncFolder(config.dataDir);
}
