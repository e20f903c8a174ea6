import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSecrets } from '../../src/config/secrets';
import { move, targetOf } from '../../src/operations/backup/move';
import { restore } from '../../src/operations/backup/restore';
import { startApp } from '../support/app';
import { backUp, coursesDir, emptyPlace, linesOf, type TestPlace } from '../support/backups';

jest.setTimeout(120_000);
const waymark = join(__dirname, '..', '..', 'bin', 'waymark');
let source: TestPlace & { clear(): Promise<void> };
let folder: string;
beforeAll(async () => {
  const at = await startApp();
  folder = mkdtempSync(join(tmpdir(), 'waymark-move-'));
  const file = join(folder, 'demo.waymark');
  const live = { dataDir: at.place.dataDir, databaseUrl: at.place.databaseUrl, coursesDir, backupPassphrase: null };
  await backUp(live, file);
  source = await emptyPlace(live, true);
  await restore(source, file, { passphrase: null });
  await at.close();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await source.clear();
});

/** Where to: on the run of PostgreSQL a database of its own there, else another folder. */
const addressOf = (place: TestPlace) => place.databaseUrl ?? `sqlite:${place.dataDir}`;

it('copies every row, there and back again', async () => {
  const [there, back] = [await emptyPlace(), await emptyPlace(null, true)];
  const all = await linesOf(source);
  const to = targetOf(addressOf(there), source);
  await move(source, to, readSecrets(source.dataDir));
  expect(await linesOf(to)).toEqual(all);
  const moved = { ...source, ...to };
  await move(moved, targetOf(`sqlite:${back.dataDir}`, moved), readSecrets(moved.dataDir));
  expect(await linesOf(back)).toEqual(all);
  expect(readSecrets(back.dataDir)).toEqual(readSecrets(source.dataDir));
  expect(await linesOf(source)).toEqual(all);
  for (const place of [there, back]) await place.clear();
});

it('refuses a database in which there is something, and the one it comes from', async () => {
  const there = await emptyPlace();
  const to = targetOf(addressOf(there), source);
  await move(source, to, readSecrets(source.dataDir));
  await expect(move(source, to, readSecrets(source.dataDir))).rejects.toThrow('Choose an empty one');
  await expect(move(source, targetOf(`sqlite:${source.dataDir}`, source), readSecrets(source.dataDir))).rejects.toThrow(
    'already',
  );
  expect(() => targetOf('mysql://x', source)).toThrow('--to=sqlite:FOLDER');
  await there.clear();
});

it('copies all or nothing when it is killed, and can be begun again', async () => {
  const all = await linesOf(source);
  for (const after of process.env.FULL ? Array.from({ length: 50 }, (_, n) => 400 + n * 30) : [600, 900, 1_200]) {
    const there = await emptyPlace();
    const env = { ...process.env, DATA_DIR: source.dataDir, DATABASE_URL: '', DEMO: '' };
    const child = spawn(process.execPath, [waymark, 'move', `--to=${addressOf(there)}`], { env, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const timer = setTimeout(() => child.kill('SIGKILL'), after);
    await ended;
    clearTimeout(timer);
    const to = targetOf(addressOf(there), source);
    await move(source, to, readSecrets(source.dataDir)).catch((error: Error) =>
      expect(error.message).toContain('something'),
    );
    expect(await linesOf(to)).toEqual(all);
    await there.clear();
  }
});
