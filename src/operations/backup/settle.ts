import { cpSync, copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { claimants, isAlive } from '../../backups/claims';
import type { Config } from '../../config/config';
import { mailSinceFile } from '../../messages/mail-since';
import { Refusal } from '../../shared/refusal';
import { filesBelow } from './course-files';
import { syncFolder } from './durable';
import { sqliteFile } from './open-facts';
import { aloneOn, dropLoadingSchema, swapSchemas } from './postgres-place';

export type Place = Pick<Config, 'dataDir' | 'databaseUrl' | 'coursesDir'>;
/** What a restore that is ready to be put in place says of itself. */
export interface Ready {
  /** When it was made ready, as part of names: 20261124t101500123. */
  stamp: string;
  database: 'sqlite' | 'postgres';
}

export const buildingFolder = (place: Place): string => join(place.dataDir, 'restoring');
export const readyFolder = (place: Place): string => join(place.dataDir, 'restore-ready');

/**
 * Ends whatever a restore has left: one that was ready is put in place, one that was not is cleared away. The folder's
 * rename to `restore-ready` is the moment between old and new; every step after it may be done again.
 * @param isAlone whether the caller holds the PostgreSQL database already.
 * @returns sentences about what was done.
 */
export async function settle(place: Place, isAlone = false): Promise<string[]> {
  if (claimants(place.dataDir, 'restore').length > 0) return [];
  const said = existsSync(readyFolder(place)) ? await finish(place, isAlone) : [];
  const left = existsSync(buildingFolder(place));
  const cleared = left && (await clearBuilding(place, isAlone));
  for (const name of namesIn(place.dataDir))
    if (isLeftover(name)) rmSync(join(place.dataDir, name), { recursive: true });
  return cleared
    ? [...said, 'A restore had been ended before it was ready: it was cleared away, and nothing had changed.']
    : said;
}

/** The folder goes last: while it is there, rows may lie in the database beside the live ones. @returns whether both are gone. */
export async function clearBuilding(place: Place, isAlone: boolean): Promise<boolean> {
  if (place.databaseUrl && !(await dropLoadingSchema(place.databaseUrl, isAlone))) return false;
  rmSync(buildingFolder(place), { recursive: true, force: true });
  return true;
}

const namesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

function isLeftover(name: string): boolean {
  const checking = /^checking-(\d+)$/.exec(name);
  return checking ? !isAlive(Number(checking[1])) : name.startsWith('discarded-');
}

async function finish(place: Place, isAlone: boolean): Promise<string[]> {
  const ready = readyFolder(place);
  const { stamp, database } = JSON.parse(readFileSync(join(ready, 'ready.json'), 'utf8')) as Ready;
  if ((database === 'postgres') !== (place.databaseUrl !== null))
    throw new Refusal(
      'A restore waits to be put in place in the other database: start once with the DATABASE_URL that it was made for.',
    );
  const said = [];
  if (place.databaseUrl) {
    const swap = () => swapSchemas(place.databaseUrl!, stamp);
    await (isAlone ? swap() : aloneOn(place.databaseUrl, swap));
    said.push(`The tables from before are in the schema waymark_before_${stamp}.`);
  } else if (existsSync(join(ready, 'waymark.sqlite'))) {
    const live = sqliteFile(place);
    const before = `${live}.before-restore-${stamp}`;
    for (const part of ['', '-wal', '-shm']) moveIfThere(live + part, before + part);
    renameSync(join(ready, 'waymark.sqlite'), live);
    if (existsSync(before)) said.push(`The database from before is ${before}.`);
  }
  rmSync(mailSinceFile(place.dataDir), { force: true }); // what was told before the backup is not told again
  putSecrets(ready, place.dataDir, stamp);
  putUploads(ready, place.dataDir, stamp);
  said.push(...putCourses(ready, place, stamp));
  syncFolder(place.dataDir);
  renameSync(ready, join(place.dataDir, `discarded-${stamp}`));
  return ['The restore is in place.', ...said];
}

function putSecrets(ready: string, dataDir: string, stamp: string): void {
  const [fresh, live] = [join(ready, 'secrets.json'), join(dataDir, 'secrets.json')];
  if (!existsSync(fresh)) return;
  if (existsSync(live)) copyFileSync(live, `${live}.before-restore-${stamp}`);
  renameSync(fresh, live);
}

function putUploads(ready: string, dataDir: string, stamp: string): void {
  const [fresh, live] = [join(ready, 'uploads'), join(dataDir, 'uploads')];
  if (!existsSync(fresh)) return;
  moveIfThere(live, `${live}.before-restore-${stamp}`);
  renameSync(fresh, live);
}

/** Course files that somebody may be writing are never replaced: what differs is put beside them. */
function putCourses(ready: string, { coursesDir, dataDir }: Place, stamp: string): string[] {
  const fresh = join(ready, 'courses');
  if (!existsSync(fresh) || isSame(fresh, coursesDir)) return [];
  if (filesBelow(coursesDir).length === 0) {
    cpSync(fresh, coursesDir, { recursive: true });
    return [`The course files are in ${coursesDir}.`];
  }
  const beside = join(dataDir, `courses.from-backup-${stamp}`);
  renameSync(fresh, beside);
  return [`The course files of the backup differ from those in ${coursesDir}: they are in ${beside}.`];
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [filesBelow(one), filesBelow(other)];
  return (
    a.length === b.length &&
    a.every(({ path, at }, i) => path === b[i]!.path && readFileSync(at).equals(readFileSync(b[i]!.at)))
  );
}

function moveIfThere(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to);
}
