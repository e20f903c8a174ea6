import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../../src/database/data-source';
import { migrations } from '../../src/database/migrations/all';
import { rows } from '../../src/database/query';
import { entities } from '../../src/entities';
import { copyOf, newPlace, type Place } from '../support/place';

jest.setTimeout(process.env.FULL ? 1_800_000 : 120_000);

const old = { teams: 5, people: 20, ledger_heads: 20, enrolments: 20, module_starts: 20 };
const instant = '2026-01-05T09:00:00.000Z';
const digest = (n: number) => createHash('sha256').update(String(n)).digest('hex');

/** A place of the first release with people and their records in it. */
async function olderPlace(): Promise<Place> {
  const place = await newPlace();
  const db = await openDatabase(place, entities, { known: migrations.slice(0, 1) });
  const insert = (table: string, row: Record<string, unknown>) =>
    rows(
      db,
      `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
        .map(() => '?')
        .join(', ')})`,
      Object.values(row),
    );
  const version = {
    id: 'v',
    module_slug: 'role',
    number: 1,
    content_hash: digest(0),
    title: 'Role',
    change_class: 'first',
  };
  await insert('module_versions', { ...version, model: '{}', published_at: instant });
  for (let n = 0; n < old.teams; n++) await insert('teams', { id: `t${n}`, name: `Team ${n}`, team_type: 'act' });
  for (let n = 0; n < old.people; n++) {
    const id = `p${n}`;
    const chained = (chain_no: number) => ({ person_id: id, chain_no, digest: digest(n * 2 + chain_no) });
    await insert('people', {
      id,
      name: `Person ${n}`,
      email: `p${n}@demo.example`,
      language: 'en',
      created_at: instant,
    });
    await insert('ledger_heads', { person_id: id, last_no: 2, last_digest: digest(n * 2 + 2) });
    const enrolment = { id: `e${n}`, module_slug: 'role', period: 1, origin: 'path', enrolled_at: instant };
    await insert('enrolments', { ...enrolment, ...chained(1) });
    const start = { id: `s${n}`, enrolment_id: `e${n}`, version_id: 'v', started_at: instant };
    await insert('module_starts', { ...start, ...chained(2) });
  }
  await db.destroy();
  return place;
}

/** Each table's rows in the columns that the first release had, as one hash a table. */
async function hashes(place: Place, columns: Map<string, string[]>): Promise<Record<string, string>> {
  const db = await open(place);
  try {
    const found: Record<string, string> = {};
    for (const [table, names] of columns) {
      const all = await rows(db, `SELECT ${names.join(', ')} FROM ${table} ORDER BY 1`);
      expect(all).toHaveLength(old[table as keyof typeof old]);
      found[table] = createHash('sha256').update(JSON.stringify(all)).digest('hex');
    }
    return found;
  } finally {
    await db.destroy();
  }
}

/** As it stands, bringing nothing up to date. */
const open = (place: Place): Promise<DataSource> => openDatabase(place, entities, { migrate: () => Promise.resolve() });

async function columnsOf(place: Place): Promise<Map<string, string[]>> {
  const db = await open(place);
  const found = new Map<string, string[]>();
  for (const table of Object.keys(old)) {
    const [row] = await rows<Record<string, unknown>>(db, `SELECT * FROM ${table} LIMIT 1`);
    found.set(table, Object.keys(row!));
  }
  await db.destroy();
  return found;
}

const bringUpToDate = (place: Place, killAt: number) =>
  spawnSync(process.execPath, [join(__dirname, '..', '..', 'bench', 'migrate-killed.mjs')], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: place.dataDir, DATABASE_URL: place.databaseUrl ?? '', KILL_AT: String(killAt) },
  });

it('finishes or returns when two migrations are killed at a statement, with every row as it was', async () => {
  const place = await olderPlace();
  const columns = await columnsOf(place);
  const before = await hashes(place, columns);
  const whole = await copyOf(place);
  const statements = Number(bringUpToDate(whole, 0).stdout);
  expect(statements).toBeGreaterThan(40);
  await whole.clear();
  const steps = process.env.FULL
    ? Array.from({ length: statements }, (_, n) => n + 1)
    : [2, 0.3, 0.7, 1].map((part) => (part > 1 ? part : Math.round(part * statements)));
  for (const step of steps) {
    const round = await copyOf(place);
    expect([step, bringUpToDate(round, step).signal]).toEqual([step, 'SIGKILL']);
    expect(await hashes(round, columns)).toEqual(before);
    expect([step, bringUpToDate(round, 0).status]).toEqual([step, 0]);
    expect(await hashes(round, columns)).toEqual(before);
    const db = await open(round);
    await expect(db.query('DELETE FROM enrolments')).rejects.toThrow('append-only');
    await db.destroy();
    await round.clear();
  }
  await place.clear();
  console.info(`Two migrations, killed at ${steps.length} of ${statements} statements: 0 rows changed.`);
});
