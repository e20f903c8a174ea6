import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { readSecrets } from '../../src/config/secrets';
import { openDatabase } from '../../src/database/data-source';
import { migrations } from '../../src/database/migrations/all';
import { entities } from '../../src/entities';
import { migrateSafely } from '../../src/operations/backup/migrate-safely';
import { openFacts } from '../../src/operations/backup/open-facts';
import { holdShared, loadingSchema, makeLoadingSchema } from '../../src/operations/backup/postgres-place';
import { checkBackup, restore } from '../../src/operations/backup/restore';
import { settle } from '../../src/operations/backup/settle';
import { startApp, type TestApp } from '../support/app';
import { backUp, coursesDir, emptyPlace, linesOf, type TestPlace } from '../support/backups';
import { builtPlace } from '../support/built';
import { server } from '../support/place';

jest.setTimeout(process.env.FULL ? 1_800_000 : 120_000);
const bare = { passphrase: null };
const waymark = join(__dirname, '..', '..', 'bin', 'waymark');
type Cleared = TestPlace & { clear(): Promise<void> };
let at: TestApp;
let live: TestPlace;
let folder: string;
let file: string;
beforeAll(async () => {
  at = await startApp();
  live = { dataDir: at.place.dataDir, databaseUrl: at.place.databaseUrl, coursesDir, backupPassphrase: null };
  folder = mkdtempSync(join(tmpdir(), 'waymark-backups-'));
  file = join(folder, 'demo.waymark');
  await backUp(live, file);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await at.close();
});

const environmentOf = (place: TestPlace) => ({
  ...process.env,
  DATA_DIR: place.dataDir,
  DATABASE_URL: place.databaseUrl ?? '',
  COURSES_DIR: place.coursesDir,
  DEMO: '',
});

/** A place with one team and no people, so that old and new are told apart at a glance. */
async function otherPlace(): Promise<Cleared> {
  const place = await emptyPlace(live);
  const db = await openDatabase(place, entities);
  await db.query(`INSERT INTO teams (id, name, team_type) VALUES ('t', 'Before', 'act')`);
  await db.destroy();
  return place;
}
const demo = () => linesOf(live);

async function withClient<T>(place: TestPlace, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: place.databaseUrl! });
  await client.connect();
  return work(client).finally(() => client.end());
}

it('puts the backup in place, row by row, and keeps what was there before', async () => {
  const place = await otherPlace();
  const said = await restore(place, file, bare);
  expect(await linesOf(place)).toEqual(await demo());
  expect(said.join('\n')).toMatch(/from before/);
  if (!server)
    expect(readdirSync(place.dataDir).some((name) => name.startsWith('waymark.sqlite.before-restore-'))).toBe(true);
  expect(readdirSync(place.dataDir).filter((name) => /restor(e-ready|ing)|discarded|checking/.test(name))).toEqual([]);
  const verified = spawnSync(process.execPath, [waymark, 'verify'], { env: environmentOf(place), encoding: 'utf8' });
  expect([verified.status, verified.stdout]).toEqual([0, expect.stringContaining('No difference')]);
  await place.clear();
});

it('only reads when it is asked to check', async () => {
  const place = await otherPlace();
  const before = await linesOf(place);
  expect(await checkBackup(place, file, bare)).toMatchObject({ chainsChecked: true, differences: [] });
  expect(await linesOf(place)).toEqual(before);
  await place.clear();
});

it('puts course files beside those that differ, and into a folder that is empty', async () => {
  const place = await otherPlace();
  const mine = mkdtempSync(join(tmpdir(), 'waymark-courses-'));
  writeFileSync(join(mine, 'README.md'), 'mine');
  await restore({ ...place, coursesDir: mine }, file, bare);
  expect(readdirSync(mine)).toEqual(['README.md']);
  const beside = readdirSync(place.dataDir).find((name) => name.startsWith('courses.from-backup-'))!;
  expect(existsSync(join(place.dataDir, beside, 'kind-no', 'module.yaml'))).toBe(true);
  rmSync(join(mine, 'README.md'));
  await restore({ ...place, coursesDir: mine }, file, bare);
  expect(readFileSync(join(mine, 'kind-no', 'module.yaml'), 'utf8')).toBe(
    readFileSync(join(coursesDir, 'kind-no', 'module.yaml'), 'utf8'),
  );
  await place.clear();
});

describe('while somebody has the data open', () => {
  it('is refused when a server has said so', async () => {
    const place = await otherPlace();
    mkdirSync(join(place.dataDir, 'running'));
    writeFileSync(join(place.dataDir, 'running', `server-${process.ppid}`), '');
    await expect(restore(place, file, bare)).rejects.toThrow('Waymark is running');
    writeFileSync(join(place.dataDir, 'running', `server-${process.ppid}`), 'born at another time');
    await restore(place, file, bare);
    await place.clear();
  });

  it('is refused by the database itself', async () => {
    const place = await otherPlace();
    const before = await linesOf(place);
    if (server) {
      const release = await holdShared(place.databaseUrl!);
      await expect(restore(place, file, bare)).rejects.toThrow('Stop every server');
      await release();
    } else {
      const db = await openDatabase(place, entities);
      await expect(restore(place, file, bare)).rejects.toThrow('has the database open');
      await db.destroy();
    }
    expect(await linesOf(place)).toEqual(before);
    await place.clear();
  });
});

it('leaves the old or the new when it is killed at any moment', async () => {
  const place = await otherPlace();
  const [old, fresh] = [await linesOf(place), await demo()];
  const begun = Date.now();
  spawnSync(process.execPath, [waymark, 'restore', file], { env: environmentOf(place) });
  const takes = Date.now() - begun;
  const rounds = process.env.FULL ? 50 : 3;
  const signs = ['restoring', join('restoring', 'ready.json'), 'restore-ready'];
  const ends = { old: 0, new: 0 };
  for (let n = 0; n < rounds; n++) {
    const round = await otherPlace();
    const since = Date.now();
    const child = spawn(process.execPath, [waymark, 'restore', file], { env: environmentOf(round), stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const isTime = () =>
      n < signs.length
        ? existsSync(join(round.dataDir, signs[n]!))
        : Date.now() - since > takes * (0.3 + (0.8 * n) / rounds);
    const timer = setInterval(() => isTime() && child.kill('SIGKILL'), 1);
    await ended;
    clearInterval(timer);
    await settle(round);
    const is = await linesOf(round);
    const which = is.people!.length > 0 ? 'new' : 'old';
    ends[which]++;
    expect(is).toEqual(which === 'new' ? fresh : old);
    expect(readdirSync(round.dataDir).filter((name) => /restor(e-ready|ing)$|discarded|checking/.test(name))).toEqual(
      [],
    );
    await round.clear();
  }
  console.info(`${rounds} restores killed: ${ends.old} old, ${ends.new} new, 0 between.`);
  await place.clear();
});

describe('what it builds beside the live rows', () => {
  const schemasOf = (place: TestPlace) =>
    withClient(place, async (client) => {
      const text = `SELECT nspname FROM pg_namespace WHERE nspname LIKE 'waymark%'`;
      return (await client.query<{ nspname: string }>(text)).rows.map((row) => row.nspname);
    });
  const left = async (place: TestPlace) => [
    ...readdirSync(place.dataDir).filter((name) => name.startsWith('restor')),
    ...(server ? await schemasOf(place) : []),
  ];

  it('goes again when the backup does not verify', async () => {
    const [wrong, place] = [await otherPlace(), await otherPlace()];
    const db = await openDatabase(wrong, entities);
    await db.query('UPDATE audit_head SET last_no = 7');
    await db.destroy();
    const bad = join(folder, 'wrong.waymark');
    await backUp(wrong, bad);
    const before = await linesOf(place);
    await expect(restore(place, bad, bare)).rejects.toThrow('does not verify');
    expect(await left(place)).toEqual([]);
    expect(await linesOf(place)).toEqual(before);
    for (const one of [wrong, place]) await one.clear();
  });

  it('is said to be gone only once it is', async () => {
    const place = await otherPlace();
    mkdirSync(join(place.dataDir, 'restoring'));
    if (server) {
      await makeLoadingSchema(place.databaseUrl!);
      const release = await holdShared(place.databaseUrl!);
      expect(await settle(place)).toEqual([]);
      expect(await left(place)).toEqual(['restoring', loadingSchema]);
      await release();
    }
    expect((await settle(place)).join()).toContain('cleared away');
    expect(await left(place)).toEqual([]);
    await place.clear();
  });
});

const unlessWindows = process.platform === 'win32' ? it.skip : it;
unlessWindows('says so when a file of the backup does not fit', async () => {
  const [full, place] = [await otherPlace(), await otherPlace()];
  const blocks = 8_200; // of 1,024 bytes: the system takes a part of the last piece, and then no more
  mkdirSync(join(full.dataDir, 'uploads'));
  writeFileSync(join(full.dataDir, 'uploads', 'large.bin'), Buffer.alloc(blocks * 1_024 + 1, 'x'));
  const large = join(folder, 'large.waymark');
  await backUp(full, large);
  const limited = `ulimit -f ${blocks} && exec "$0" "$@"`;
  const checked = spawnSync('bash', ['-c', limited, process.execPath, waymark, 'restore', large, '--check'], {
    env: environmentOf(place),
    encoding: 'utf8',
  });
  expect([checked.status, checked.stdout, checked.stderr]).toEqual([2, '', expect.stringContaining('EFBIG')]);
  for (const one of [full, place]) await one.clear();
});

it('is finished by the next start of the server when it is killed right after its rename', async () => {
  const place = await builtPlace();
  cpSync(join(live.dataDir, 'secrets.json'), join(place.dataDir, 'secrets.json'));
  const preload = join(__dirname, '..', 'support', 'ends-when-ready.cjs');
  const killed = spawnSync(process.execPath, ['--require', preload, waymark, 'restore', file], {
    env: environmentOf({ ...place, coursesDir, backupPassphrase: null }),
  });
  expect([killed.signal, existsSync(join(place.dataDir, 'restore-ready'))]).toEqual(['SIGKILL', true]);
  const started = place.start({ DEMO: '' });
  await started.ready;
  expect(started.said).toContain('The restore is in place.');
  expect((await linesOf(place)).people).toEqual((await demo()).people);
  await started.end('SIGTERM');
  await place.clear();
});

it('takes in a backup of an older Waymark, and brings it up to date', async () => {
  const [older, place] = [await emptyPlace(live), await emptyPlace(live)];
  const db = await openDatabase(older, entities, { known: migrations.slice(0, 1) });
  await db.query(`INSERT INTO teams (id, name, team_type) VALUES ('t', 'Old', 'act')`);
  await db.destroy();
  const old = join(folder, 'old.waymark');
  await backUp(older, old);
  await restore(place, old, bare);
  const lines = await linesOf(place);
  expect(lines.teams).toEqual([JSON.stringify([null, 't', 'Old', 'act'])]);
  expect(lines.audit_head).toEqual([JSON.stringify([1, '', 0])]);
  for (const one of [older, place]) await one.clear();
});

describe('a migration', () => {
  class Broken9999000000000 implements MigrationInterface {
    async up(q: QueryRunner): Promise<void> {
      await q.query(`INSERT INTO teams (id, name, team_type) VALUES ('half', 'Half way', 'act')`);
      await q.query('SELECT * FROM a_table_that_is_not_there');
    }
    async down(): Promise<void> {}
  }

  it('that fails leaves everything as it was, with a backup from before', async () => {
    const place = await emptyPlace(live);
    await (await openDatabase(place, entities, { known: migrations.slice(0, 1) })).destroy();
    const had = await migrationsOf(place);
    const before = await linesOf(place);
    const said: string[] = [];
    const migrate = migrateSafely(place, readSecrets(place.dataDir), (line) => said.push(line));
    const opening = openDatabase(place, entities, { known: [...migrations, Broken9999000000000], migrate });
    await expect(opening).rejects.toThrow('as it was before');
    expect(await migrationsOf(place)).toEqual(had);
    expect(await linesOf(place)).toEqual(before);
    const [kept] = readdirSync(join(place.dataDir, 'backups'));
    expect(kept).toMatch(/^before-migration-/);
    expect(said.join()).toContain(kept);
    await (await openDatabase(place, entities, { migrate })).destroy();
    expect(await checkBackup(place, join(place.dataDir, 'backups', kept!), bare)).toMatchObject({ differences: [] });
    await place.clear();
  });

  it('makes no backup of an empty place', async () => {
    const place = await emptyPlace(live);
    const migrate = migrateSafely(place, readSecrets(place.dataDir), () => undefined);
    await (await openDatabase(place, entities, { migrate })).destroy();
    expect(existsSync(join(place.dataDir, 'backups'))).toBe(false);
    await place.clear();
  });
});

async function migrationsOf(place: TestPlace): Promise<string[]> {
  const facts = await openFacts(place);
  return facts.migrations().finally(() => facts.close());
}
