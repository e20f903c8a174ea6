import type { DataSource } from 'typeorm';
import type { Config } from '../config/config';
import { readSecrets, type Secrets } from '../config/secrets';
import { openDatabase } from '../database/data-source';
import { entities } from '../entities';
import { migrateSafely } from './backup/migrate-safely';
import { settle } from './backup/settle';

/** Opens the data of a place, after ending what a restore or an older version has left to do. */
export async function openPlace(
  config: Config,
  say: (line: string) => void,
): Promise<{ db: DataSource; secrets: Secrets }> {
  for (const line of await settle(config)) say(line);
  const secrets = readSecrets(config.dataDir);
  const db = await openDatabase(config, entities, { migrate: migrateSafely(config, secrets, say) });
  return { db, secrets };
}
