import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { move, targetOf } from '../../src/operations/backup/move';
import { restore } from '../../src/operations/backup/restore';
import { readSecrets } from '../../src/config/secrets';
import { findDifferences } from '../../src/operations/verify';
import { startApp } from '../support/app';
import { backUp, coursesDir, emptyPlace } from '../support/backups';
import { Browser } from '../support/browser';
import { keepEntry } from '../support/journal';

jest.setTimeout(180_000);
const passphrase = 'a few words kept elsewhere';
let folder: string;
let code: string;
let entry: string;
let source: Awaited<ReturnType<typeof startApp>>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'waymark-journal-'));
  source = await startApp();
  const kept = await keepEntry(await Browser.as(source, 'amara'), 'Kept through everything.');
  [entry, code] = [kept.entry, kept.code!];
  await source.stop();
  const place = { ...source.place, coursesDir, backupPassphrase: null };
  await backUp(place, join(folder, 'bare.waymark'));
  await backUp(place, join(folder, 'sealed.waymark'), passphrase);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await source.place.clear();
});

/** Restores a backup into an empty place, starts it, and opens the entry there. */
async function restored(file: string, wishes: Parameters<typeof restore>[2]) {
  const place = await emptyPlace();
  await restore(place, join(folder, file), wishes);
  const at = await startApp({}, { ...place, clear: () => place.clear() });
  return { at, amara: await Browser.as(at, 'amara') };
}

it('is open after a restore elsewhere with the passphrase, which brings the key along', async () => {
  const { at, amara } = await restored('sealed.waymark', { passphrase });
  expect((await amara.get(entry)).text).toContain('Kept through everything.');
  expect(await findDifferences(at.app)).toEqual([]);
  await at.close();
});

it('is sealed after a restore elsewhere without the keys, until the code is entered', async () => {
  const { at, amara } = await restored('bare.waymark', { passphrase: null, unverified: true });
  const sealed = await amara.get(entry);
  expect(sealed.text).toContain('This entry is sealed.');
  expect(sealed.text).not.toContain('Kept through everything.');
  const opened = await amara.send('/journal/recovery', '/journal/recovery/openings', { code });
  expect(opened.location).toBe('/journal?done=opened');
  expect((await amara.get(entry)).text).toContain('Kept through everything.');
  await at.close();
});

it('moves with its key', async () => {
  const [from, to] = [{ ...source.place, coursesDir, backupPassphrase: null }, await emptyPlace()];
  const target = targetOf(to.databaseUrl ?? `sqlite:${to.dataDir}`, from);
  await move(from, target, readSecrets(from.dataDir));
  const at = await startApp({}, { ...target, clear: () => to.clear() });
  expect((await (await Browser.as(at, 'amara')).get(entry)).text).toContain('Kept through everything.');
  expect(existsSync(join(target.dataDir, 'secrets.json'))).toBe(true);
  await at.close();
});
