import { claim } from '../backups/claims';
import type { Config } from '../config/config';
import { holdShared } from './backup/postgres-place';

/** Says for as long as this process lives that a server has the data open, so that no restore takes it away. */
export async function claimPlace({ dataDir, databaseUrl }: Pick<Config, 'dataDir' | 'databaseUrl'>): Promise<void> {
  process.once('exit', claim(dataDir, 'server'));
  if (databaseUrl) await holdShared(databaseUrl);
}
