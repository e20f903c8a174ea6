import { claim } from '../backups/claims';
import { holdShared } from './backup/postgres-place';
import { type Place, settle } from './backup/settle';

/** Says for as long as this process lives that a server has the data open, so that no restore takes it away. */
export async function claimPlace(place: Place, say: (line: string) => void): Promise<void> {
  process.once('exit', claim(place.dataDir, 'server'));
  for (const line of await settle(place)) say(line); // first: the hold below would keep it from its own database
  if (place.databaseUrl) await holdShared(place.databaseUrl);
}
