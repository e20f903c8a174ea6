import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimants, isAlive } from './claims';
import { toRemove } from './retention.rules';

type Reason = 'kept' | 'before-migration';
/** One backup in DATA_DIR/backups. */
export interface KeptBackup {
  name: string;
  file: string;
  reason: Reason;
  madeAt: string;
  bytes: number;
  /** Null: written, and not yet read again. */
  checkedAt: string | null;
  /** Whether that check found it sound. */
  sound: boolean;
}
interface Note {
  checkedAt: string;
  sound: boolean;
}

const mostUnsound = 3;
const mostBeforeMigrations = 5;
export const shelfOf = (dataDir: string): string => join(dataDir, 'backups');
const shape = /^(kept|before-migration)-(\d{4})(\d\d)(\d\d)t(\d\d)(\d\d)(\d\d)\.waymark$/;

/** Where the next backup goes, under its second or the next free one; makes the folder. */
export function nextFile(dataDir: string, reason: Reason, now: Date): string {
  mkdirSync(shelfOf(dataDir), { recursive: true, mode: 0o700 });
  const stamp = now.toISOString().slice(0, 19).replace(/[-:]/g, '').toLowerCase();
  const file = join(shelfOf(dataDir), `${reason}-${stamp}.waymark`);
  return existsSync(file) ? nextFile(dataDir, reason, new Date(now.getTime() + 1_000)) : file;
}

/** The newest first. */
export function keptBackups(dataDir: string): KeptBackup[] {
  const folder = shelfOf(dataDir);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.flatMap((name) => kept(folder, name)).sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
}

function kept(folder: string, name: string): KeptBackup[] {
  const [, reason, year, month, day, hour, minute, second] = shape.exec(name) ?? [];
  if (!reason) return [];
  const file = join(folder, name);
  const note = noteOf(file);
  return [
    {
      name,
      file,
      reason: reason as Reason,
      madeAt: `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`,
      bytes: statSync(file).size,
      checkedAt: note?.checkedAt ?? null,
      sound: note?.sound ?? false,
    },
  ];
}

function noteOf(file: string): Note | null {
  try {
    return JSON.parse(readFileSync(`${file}.json`, 'utf8')) as Note;
  } catch {
    return null;
  }
}

/** Says beside a backup that it was read again, and how it was found. */
export function noteCheck(file: string, note: Note): void {
  writeFileSync(`${file}.json.part`, JSON.stringify(note), { mode: 0o600 });
  renameSync(`${file}.json.part`, `${file}.json`);
}

/** Clears away what no rule keeps. Only backups that are known to be sound let an older one go. */
export function prune(dataDir: string): string[] {
  const all = keptBackups(dataDir);
  const daily = all.filter((one) => one.reason === 'kept');
  const gone = new Set(toRemove(daily.filter((one) => one.sound).map((one) => one.madeAt)));
  const old = [
    ...daily.filter((one) => one.sound && gone.has(one.madeAt)),
    ...daily.filter((one) => !one.sound).slice(mostUnsound),
    ...all.filter((one) => one.reason === 'before-migration').slice(mostBeforeMigrations),
  ];
  for (const { file } of old) {
    rmSync(file);
    rmSync(`${file}.json`, { force: true });
  }
  clearHalfWritten(dataDir);
  return old.map((one) => one.name);
}

function clearHalfWritten(dataDir: string): void {
  for (const name of readdirSync(shelfOf(dataDir))) {
    const [, pid] = /\.part-(\d+)$/.exec(name) ?? [];
    if (pid && !isAlive(Number(pid))) rmSync(join(shelfOf(dataDir), name));
  }
}

export const isBeingMade = (dataDir: string): boolean => claimants(dataDir, 'backup').length > 0;
