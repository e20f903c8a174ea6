import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { claim } from '../../backups/claims';
import type { Secrets } from '../../config/secrets';
import { Refusal } from '../../shared/refusal';
import { type Archive, openArchive } from './archive-reader';
import { syncFolder, writeDurably } from './durable';
import { aloneOn, loadingSchema, makeLoadingSchema } from './postgres-place';
import { markOf, openSecrets } from './seal';
import { buildingFolder, clearBuilding, type Place, type Ready, readyFolder, settle } from './settle';
import { closeForGood, refuseOpenFile } from './sqlite-file';
import { checkSite, type Site, stage } from './stage';

export interface Checked {
  createdAt: string;
  rows: number;
  files: number;
  /** False: nobody here has the key that the chains were made with. */
  chainsChecked: boolean;
  differences: string[];
}
interface Wishes {
  passphrase: string | null;
  /** Take a backup in although the key of its chains is not here. */
  unverified?: boolean;
}

/** Reads every byte, builds the place in a database of its own and recomputes it. Nothing live is touched. */
export async function checkBackup(place: Place, file: string, { passphrase }: Wishes): Promise<Checked> {
  const archive = await openArchive(file, passphrase);
  const scratch = join(place.dataDir, `checking-${process.pid}`);
  mkdirSync(scratch, { recursive: true, mode: 0o700 });
  try {
    return await buildIn(archive, { dataDir: scratch, databaseUrl: null }, scratch, secretsFor(archive, place));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Builds the place beside the live one, checks it, and only then puts it in its place. @returns sentences about what was done. */
export async function restore(place: Place, file: string, wishes: Wishes): Promise<string[]> {
  const archive = await openArchive(file, wishes.passphrase);
  const secrets = secretsFor(archive, place);
  if (!secrets && !wishes.unverified) throw new Refusal(keyMissing(archive, wishes));
  mkdirSync(place.dataDir, { recursive: true, mode: 0o700 });
  const giveBack = claim(place.dataDir, 'restore');
  try {
    const work = () => replacePlace(place, archive, secrets);
    return await (place.databaseUrl ? aloneOn(place.databaseUrl, work) : work());
  } finally {
    giveBack();
  }
}

async function replacePlace(place: Place, archive: Archive, secrets: Secrets | null): Promise<string[]> {
  const said = await settle(place, true);
  refuseOpenFile(place);
  const { rows, files, createdAt } = await build(place, archive, secrets);
  refuseOpenFile(place);
  renameSync(buildingFolder(place), readyFolder(place)); // from here on the new one is what there is
  syncFolder(place.dataDir);
  return [...said, ...(await settle(place, true)), `${rows} rows and ${files} files, as at ${createdAt}.`];
}

async function build(place: Place, archive: Archive, secrets: Secrets | null): Promise<Checked> {
  const folder = buildingFolder(place);
  mkdirSync(folder, { mode: 0o700 });
  const site: Site = place.databaseUrl
    ? { dataDir: folder, databaseUrl: place.databaseUrl, schema: loadingSchema }
    : { dataDir: folder, databaseUrl: null };
  try {
    if (place.databaseUrl) await makeLoadingSchema(place.databaseUrl);
    const checked = await buildIn(archive, site, folder, secrets);
    if (checked.differences.length > 0)
      throw new Refusal(`The backup does not verify, so nothing was changed:\n${checked.differences.join('\n')}`);
    if (!place.databaseUrl) closeForGood(site);
    if (secrets && !isOwn(secrets, place)) writeDurably(join(folder, 'secrets.json'), JSON.stringify(secrets));
    const stamp = new Date().toISOString().slice(0, 23).replace(/[-:.]/g, '').toLowerCase();
    const ready: Ready = { stamp, database: place.databaseUrl ? 'postgres' : 'sqlite' };
    writeDurably(join(folder, 'ready.json'), JSON.stringify(ready));
    syncFolder(folder);
    return checked;
  } catch (error) {
    await clearBuilding(place, true).catch(() => false); // or by the next start; what is said is why it failed
    throw error;
  }
}

async function buildIn(archive: Archive, site: Site, folder: string, secrets: Secrets | null): Promise<Checked> {
  const manifest = await stage(archive, site, folder);
  return {
    createdAt: archive.head.createdAt,
    rows: Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0),
    files: Object.keys(manifest.files).length,
    chainsChecked: secrets !== null,
    differences: secrets ? await checkSite(site, secrets) : [],
  };
}

/** The backup's own keys where the passphrase opens them, else those of this place where they are the same. */
function secretsFor(archive: Archive, place: Place): Secrets | null {
  const { head, keys } = archive;
  if (head.secrets && keys) return openSecrets(head.secrets, keys);
  const own = ownSecrets(place);
  return own && markOf(own.ledgerKey) === head.ledgerKeyMark ? own : null;
}

function ownSecrets(place: Place): Secrets | null {
  const file = join(place.dataDir, 'secrets.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Secrets) : null;
}

const isOwn = (secrets: Secrets, place: Place): boolean =>
  JSON.stringify(secrets) === JSON.stringify(ownSecrets(place));

function keyMissing({ head }: Archive, { passphrase }: Wishes): string {
  if (head.secrets && passphrase === null)
    return 'The keys of this backup are under a passphrase: give it with --passphrase-file or BACKUP_PASSPHRASE.';
  return (
    'The key that this backup’s records were chained with is not here, and not in the backup: nobody could tell an altered record from a true one. ' +
    'Copy secrets.json of the old place into DATA_DIR first, or add --unverified to go on without.'
  );
}
