import { existsSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { nextFile, prune } from '../../backups/shelf';
import type { Config } from '../../config/config';
import type { Secrets } from '../../config/secrets';
import { Refusal } from '../../shared/refusal';
import { makeBackup } from './make-backup';
import { openFacts, sqliteFile } from './open-facts';

/** Runs what is pending with a backup before it, in one transaction: when a migration fails, or the power does, everything is as before. */
export function migrateSafely(
  config: Pick<Config, 'dataDir' | 'databaseUrl' | 'coursesDir' | 'backupPassphrase'>,
  secrets: Secrets,
  say: (line: string) => void,
) {
  return async (db: DataSource): Promise<void> => {
    if (!(await db.showMigrations())) return;
    if (!(await isNew(config))) {
      const file = nextFile(config.dataDir, 'before-migration', new Date());
      await makeBackup(config, secrets, file, config.backupPassphrase);
      prune(config.dataDir);
      say(`The database is from an older Waymark. Before it is changed, a backup was made: ${file}`);
    }
    try {
      await db.runMigrations();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Refusal(
        `The database could not be brought up to date (${why}). It is as it was before: go on with the older version of Waymark, and tell its makers.`,
      );
    }
  };
}

async function isNew(config: Pick<Config, 'dataDir' | 'databaseUrl'>): Promise<boolean> {
  if (!config.databaseUrl && !existsSync(sqliteFile(config))) return true;
  const facts = await openFacts(config);
  try {
    return (await facts.migrations()).length === 0;
  } finally {
    await facts.close();
  }
}
