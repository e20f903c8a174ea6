import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { AuditService } from '../../src/audit/audit.service';
import { readSecrets } from '../../src/config/secrets';
import { rows } from '../../src/database/query';
import { isSafePath } from '../../src/operations/backup/archive-path.rules';
import { openArchive } from '../../src/operations/backup/archive-reader';
import type { ArchiveHead, ArchiveLine } from '../../src/operations/backup/archive.types';
import { ArchiveWriter } from '../../src/operations/backup/archive-writer';
import { checkBackup, restore } from '../../src/operations/backup/restore';
import { PeopleService } from '../../src/people/people.service';
import { newRandomId } from '../../src/shared/ids';
import { Refusal } from '../../src/shared/refusal';
import { type TestApp, startApp } from '../support/app';
import { backUp, coursesDir, emptyPlace, linesOf, type TestPlace } from '../support/backups';
import { server } from '../support/place';

jest.setTimeout(process.env.FULL ? 1_800_000 : 90_000);
const full = Boolean(process.env.FULL);
const passphrase = 'quiet river, three herons';
let at: TestApp;
let live: TestPlace;
let folder: string;
beforeAll(async () => {
  at = await startApp();
  live = { dataDir: at.place.dataDir, databaseUrl: at.place.databaseUrl, coursesDir, backupPassphrase: null };
  folder = mkdtempSync(join(tmpdir(), 'waymark-backups-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await at.close();
});

/** Adds people as fast as it can, each with a chain and a line in the log, until told to stop. */
function keepWriting() {
  const [people, audit] = [at.app.get(PeopleService), at.app.get(AuditService)];
  const acknowledged: string[] = [];
  let going = true;
  const done = (async () => {
    while (going) {
      const person = await people.transact(async (manager) => {
        const added = await people.add(manager, { name: 'Robin', email: `${newRandomId()}@demo.example` });
        await audit.record(manager, { actorId: null, action: 'sign-in', subjectId: added.id });
        return added;
      });
      acknowledged.push(person.id);
      await new Promise((next) => setImmediate(next));
    }
  })();
  return {
    acknowledged,
    stop: async () => {
      going = false;
      await done;
    },
  };
}

describe('a backup made while people are writing', () => {
  const file = () => join(folder, 'busy.waymark');
  let before: string[];
  let all: string[];
  beforeAll(async () => {
    for (let n = 0; n < 4_000; n += 100) {
      const values = Array.from({ length: 100 }, () => [
        newRandomId(),
        newRandomId(),
        'x',
        '',
        '2026-11-23T10:00:00.000Z',
      ]);
      const text = `INSERT INTO idempotency_keys (key, person_id, body_hash, outcome, created_at) VALUES ${values.map(() => '(?, ?, ?, ?, ?)').join(', ')}`;
      await rows(at.db, text, values.flat());
    }
    const writing = keepWriting();
    while (writing.acknowledged.length < 5) await new Promise((next) => setTimeout(next, 5));
    before = [...writing.acknowledged];
    await backUp(live, file());
    await writing.stop();
    all = writing.acknowledged;
  });

  it.each(server ? [false, true] : [true])(
    'is one instant, row by row, when restored elsewhere (on SQLite: %s)',
    async (sqlite) => {
      const place = await emptyPlace(live, sqlite);
      await restore(place, file(), { passphrase: null });
      const [restored, now] = [await linesOf(place), await linesOf(live)];
      const subjects = restored.audit_events!.map((line) => (JSON.parse(line) as unknown[]).at(-1));
      const kept = all.filter((id) => subjects.includes(id));
      expect(kept).toEqual(all.slice(0, kept.length));
      expect(kept.length).toBeGreaterThanOrEqual(before.length);
      expect(all.length).toBeGreaterThan(kept.length);
      for (const [table, lines] of Object.entries(restored)) {
        const standing = new Set(now[table]);
        expect([table, lines.filter((line) => table !== 'audit_head' && !standing.has(line))]).toEqual([table, []]);
      }
      expect(restored.people!.length - kept.length).toBe(now.people!.length - all.length);
      expect((await checkBackup(place, file(), { passphrase: null })).differences).toEqual([]);
      await place.clear();
    },
  );
});

describe('a damaged backup', () => {
  let file: string;
  let whole: Buffer;
  let target: Awaited<ReturnType<typeof emptyPlace>>;
  beforeAll(async () => {
    file = join(folder, 'whole.waymark');
    await backUp(live, file, passphrase);
    whole = readFileSync(file);
    target = await emptyPlace(live);
    await restore(target, file, { passphrase });
  });
  afterAll(() => target.clear());

  it('is refused whichever bit is flipped, and the live data stays', async () => {
    const untouched = await linesOf(target);
    const damaged = join(folder, 'damaged.waymark');
    const tries = full ? 10_000 : 30;
    for (let n = 0; n < tries; n++) {
      const bytes = Buffer.from(whole);
      const place = n % 3 === 0 ? whole.length - 1 - (n % 240) : Math.floor((n / tries) * whole.length);
      bytes[place]! ^= 1 << (n % 8);
      writeFileSync(damaged, bytes);
      for (const words of [passphrase, null])
        await expect(restore(target, damaged, { passphrase: words, unverified: true })).rejects.toThrow(Refusal);
    }
    expect(await linesOf(target)).toEqual(untouched);
  });

  it.each([0, 1, 19, 200, 0.1, 0.5, 0.9, -1, -2, -64, -150, -300])('is refused when cut off at %d', async (cut) => {
    const short = join(folder, 'short.waymark');
    writeFileSync(short, whole);
    truncateSync(short, cut < 0 ? whole.length + cut : cut > 0 && cut < 1 ? Math.floor(cut * whole.length) : cut);
    await expect(openArchive(short, null)).rejects.toThrow(Refusal);
  });

  it('is refused with another passphrase, and with one where it was made without', async () => {
    await expect(openArchive(file, 'quiet river, four herons')).rejects.toThrow('passphrase');
    const bare = join(folder, 'bare.waymark');
    await backUp(live, bare);
    await expect(openArchive(bare, passphrase)).rejects.toThrow('without a passphrase');
  });
});

it('carries the keys only under the passphrase, and nobody’s session', async () => {
  const [sealed, bare] = [join(folder, 'sealed.waymark'), join(folder, 'open.waymark')];
  await backUp(live, sealed, passphrase);
  await backUp(live, bare);
  const { ledgerKey, formKey } = readSecrets(live.dataDir);
  for (const file of [sealed, bare]) {
    const bytes = readFileSync(file);
    const text = gunzipSync(bytes.subarray(0, bytes.lastIndexOf('\nwaymark-backup'))).toString('utf8');
    for (const secret of [ledgerKey, formKey, '"table":"sessions"']) expect(text.includes(secret)).toBe(false);
  }
  const stranger = await emptyPlace();
  expect((await checkBackup(stranger, sealed, { passphrase })).chainsChecked).toBe(true);
  expect((await checkBackup(stranger, bare, { passphrase: null })).chainsChecked).toBe(false);
  await expect(restore(stranger, bare, { passphrase: null })).rejects.toThrow('secrets.json');
  expect(existsSync(join(stranger.dataDir, 'waymark.sqlite'))).toBe(false);
  await stranger.clear();
});

it('does not write over a file, and leaves nothing half written', async () => {
  const file = join(folder, 'there.waymark');
  writeFileSync(file, 'mine');
  await expect(backUp(live, file)).rejects.toThrow('already');
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

describe('an archive that somebody made by hand', () => {
  const crafted = async (lines: ArchiveLine[], head: Partial<ArchiveHead> = {}): Promise<string> => {
    const file = join(folder, `${newRandomId()}.waymark`);
    const writer = new ArchiveWriter(file, null);
    const migrations = (await rows<{ name: string }>(at.db, 'SELECT name FROM migrations ORDER BY id')).map(
      (row) => row.name,
    );
    await writer.line({
      waymarkBackup: 1,
      createdAt: '',
      waymarkVersion: '',
      database: 'sqlite',
      migrations,
      ledgerKeyMark: '',
      secrets: null,
      ...head,
    });
    for (const line of lines) await writer.line(line);
    await writer.finish();
    return file;
  };
  const manifest = { manifest: { tables: {}, files: {}, heads: { people: { rows: 0, sha256: '' }, audit: null } } };
  const check = async (file: string) => checkBackup(live, file, { passphrase: null });

  it.each([
    '../evil',
    'courses/../../evil',
    '/tmp/evil',
    'courses//evil',
    'courses\\..\\evil',
    'C:/evil',
    'waymark.sqlite',
    'courses/a\u0000b',
    'secrets.json',
    'courses/.. /evil',
  ])('cannot write to %j', async (path) => {
    expect(isSafePath(path)).toBe(false);
    await expect(check(await crafted([{ file: path }, 'ZXZpbA==', manifest]))).rejects.toThrow('It is refused');
  });

  it('may write below courses', () => expect(isSafePath('courses/kind-no/lessons/three-parts.md')).toBe(true));

  it.each<[string, ArchiveLine[], Partial<ArchiveHead>]>([
    ['has no end', [], {}],
    ['goes on after its end', [manifest, []], {}],
    [
      'has rows that it did not count',
      [{ table: 'teams', columns: ['id', 'name', 'team_type'] }, ['a', 'b', 'act'], manifest],
      {},
    ],
    ['has a table that there is not', [{ table: 'sqlite_master', columns: ['sql'] }, manifest], {}],
    ['has other columns', [{ table: 'teams', columns: ['id'] }, manifest], {}],
    ['has rows of no table', [['a'], manifest], {}],
    ['has files twice', [{ file: 'courses/a' }, { file: 'courses/a' }, manifest], {}],
    ['comes from a newer Waymark', [manifest], { migrations: ['Later9999000000000'] }],
    ['has another format', [manifest], { waymarkBackup: 2 as 1 }],
  ])('is refused when it %s', async (_, lines, head) => {
    await expect(check(await crafted(lines, head))).rejects.toThrow(Refusal);
  });
});
