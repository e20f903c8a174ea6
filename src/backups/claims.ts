import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../shared/refusal';

/** What a process does with a place's data: `DATA_DIR/running/<role>-<pid>` says so while it lives. */
type ClaimRole = 'server' | 'restore' | 'backup';
const excludes: Record<ClaimRole, ClaimRole[]> = {
  server: ['restore'],
  restore: ['server', 'restore', 'backup'],
  backup: ['restore', 'backup'],
};
const folderOf = (dataDir: string): string => join(dataDir, 'running');

/** @returns how to give it back. @throws Refusal while a process that does not go with it is running. */
export function claim(dataDir: string, role: ClaimRole): () => void {
  mkdirSync(folderOf(dataDir), { recursive: true, mode: 0o700 });
  const file = join(folderOf(dataDir), `${role}-${process.pid}`);
  const giveBack = (): void => rmSync(file, { force: true });
  writeFileSync(file, birthOf(process.pid)); // first said, then looked: of two at once at least one sees the other
  const other = excludes[role].flatMap((one) => claimants(dataDir, one).map((pid) => ({ role: one, pid })))[0];
  if (!other) return giveBack;
  giveBack();
  throw new Refusal(sentences[other.role](other.pid));
}

const sentences: Record<ClaimRole, (pid: number) => string> = {
  server: (pid) => `Waymark is running on this data (process ${pid}). Stop it first; nothing was changed.`,
  restore: (pid) => `A restore is under way (process ${pid}). Wait until it has finished.`,
  backup: (pid) => `A backup is being made (process ${pid}). Wait until it has finished.`,
};

/** The other living processes with this role. What the dead have left is cleared away. */
export function claimants(dataDir: string, role: ClaimRole): number[] {
  return claimsIn(dataDir).flatMap((name) => {
    const [of, number] = name.split('-');
    const pid = Number(number);
    if (of !== role || pid === process.pid) return [];
    if (isAlive(pid, readQuietly(join(folderOf(dataDir), name)))) return [pid];
    rmSync(join(folderOf(dataDir), name), { force: true });
    return [];
  });
}

function claimsIn(dataDir: string): string[] {
  try {
    return readdirSync(folderOf(dataDir));
  } catch {
    return [];
  }
}

/** @param birth when known, tells the process from a later one with the same number. */
export function isAlive(pid: number, birth = ''): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = birthOf(pid);
  return birth === '' || now === '' || now === birth;
}

/** When a process began, in the system's own count; nothing where the system does not say. */
function birthOf(pid: number): string {
  const afterName = readQuietly(`/proc/${pid}/stat`).split(') ').at(-1) ?? '';
  return afterName.split(' ')[19] ?? '';
}

function readQuietly(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
