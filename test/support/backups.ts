import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { readSecrets } from '../../src/config/secrets';
import { isKept, lineOf } from '../../src/operations/backup/canonical';
import { makeBackup } from '../../src/operations/backup/make-backup';
import { openFacts } from '../../src/operations/backup/open-facts';
import { newPlace } from './place';

export interface TestPlace {
  dataDir: string;
  databaseUrl: string | null;
  coursesDir: string;
  backupPassphrase: null;
}
export const coursesDir = join(__dirname, '..', 'courses');

/** An empty place of the run's own kind of database, or of SQLite. It has the keys of `from`, as one that secrets.json was copied to. */
export async function emptyPlace(
  from: { dataDir: string } | null = null,
  sqlite = false,
): Promise<TestPlace & { clear(): Promise<void> }> {
  const place = await newPlace();
  if (from) cpSync(join(from.dataDir, 'secrets.json'), join(place.dataDir, 'secrets.json'));
  return { ...place, databaseUrl: sqlite ? null : place.databaseUrl, coursesDir, backupPassphrase: null };
}

/** Every row of a place as canonical lines, by table; who is signed in stays out. */
export async function linesOf(place: Pick<TestPlace, 'dataDir' | 'databaseUrl'>): Promise<Record<string, string[]>> {
  const facts = await openFacts(place);
  try {
    await facts.snapshot();
    const all: Record<string, string[]> = {};
    for (const table of (await facts.tables()).filter(isKept)) {
      const lines: string[] = [];
      for await (const row of facts.rows(table)) lines.push(lineOf(row));
      all[table.name] = lines;
    }
    return all;
  } finally {
    await facts.close();
  }
}

export const backUp = (place: TestPlace, file: string, passphrase: string | null = null) =>
  makeBackup(place, readSecrets(place.dataDir), file, passphrase);
