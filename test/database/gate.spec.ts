import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { DataSource, EntityManager } from 'typeorm';
import { Team } from '../../src/people/team.entity';
import { newId } from '../../src/shared/ids';
import { freshDatabase } from '../support/database';
import { forUpdate, rows } from '../../src/database/query';
import { server } from '../support/place';

let db: DataSource;
let close: () => Promise<void>;
beforeEach(async () => ({ db, close } = await freshDatabase()));
afterEach(() => close());

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
const team = (name: string) => ({ id: newId(), name, teamType: 'act' });
const names = async () => (await db.getRepository(Team).find({ order: { name: 'ASC' } })).map((row) => row.name);

it('T1: keeps two transactions apart when one of them rolls back', async () => {
  const first = db.transaction(async (m) => {
    await m.insert(Team, team('a1'));
    await wait(20);
    await m.insert(Team, team('a2'));
  });
  const second = db.transaction(async (m) => {
    await m.insert(Team, team('b1'));
    throw new Error('undo');
  });
  await first;
  await expect(second).rejects.toThrow('undo');
  expect(await names()).toEqual(['a1', 'a2']);
});

it('T2: keeps an acknowledged plain write when another transaction rolls back', async () => {
  const rolledBack = db.transaction(async (m) => {
    await m.insert(Team, team('gone'));
    await wait(20);
    throw new Error('undo');
  });
  const plain = wait(5).then(() => db.getRepository(Team).insert(team('kept')));
  await expect(rolledBack).rejects.toThrow('undo');
  await plain;
  expect(await names()).toEqual(['kept']);
});

it('T3: shows nobody an uncommitted row', async () => {
  const writing = db.transaction(async (m) => {
    await m.insert(Team, team('a'));
    await wait(20);
    throw new Error('undo');
  });
  const seen = wait(5).then(() => names());
  await expect(writing).rejects.toThrow('undo');
  expect(await seen).toEqual([]);
});

it('T4: loses none of fifty read-add-write transactions', async () => {
  await db.getRepository(Team).insert({ id: 'counter', name: '0', teamType: 'act' });
  const addOne = async (m: EntityManager) => {
    const [row] = await rows<{ name: string }>(m, `SELECT name AS "name" FROM teams WHERE id = ?${forUpdate(m)}`, [
      'counter',
    ]);
    await wait(0);
    await m.update(Team, { id: 'counter' }, { name: String(Number(row!.name) + 1) });
  };
  await Promise.all(Array.from({ length: 50 }, () => db.transaction(addOne)));
  expect(await names()).toEqual(['50']);
});

it('T9: undoes an inner transaction alone', async () => {
  await db.transaction(async (outer) => {
    await outer.insert(Team, team('outer'));
    const inner = outer.transaction(async (m) => {
      await m.insert(Team, team('inner'));
      throw new Error('undo');
    });
    await expect(inner).rejects.toThrow('undo');
  });
  expect(await names()).toEqual(['outer']);
});

const stray = () =>
  db.transaction(async (m) => {
    await m.insert(Team, team('in'));
    await db.getRepository(Team).insert(team('stray'));
  });

if (server)
  it('T8: keeps a query that bypasses the open transaction apart from it', async () => {
    await stray();
    expect(await names()).toEqual(['in', 'stray']);
  });
else {
  it('T8: refuses at once a query that bypasses the open transaction', async () => {
    await expect(stray()).rejects.toThrow('outside the open transaction');
    expect(await names()).toEqual([]);
  });

  it('waits for another process that is writing, also in a transaction that has read first', async () => {
    const script = `const db = require('better-sqlite3')(process.argv[1]);
      db.exec("BEGIN IMMEDIATE; INSERT INTO teams (id, name, team_type) VALUES ('x', 'elsewhere', 'act')");
      console.log('begun');
      setTimeout(() => db.exec('COMMIT'), 300);`;
    const other = spawn(process.execPath, ['-e', script, String(db.options.database)], { cwd: process.cwd() });
    await once(other.stdout, 'data');
    await db.transaction(async (m) => {
      expect(await m.find(Team)).toHaveLength(1);
      await m.insert(Team, team('here'));
    });
    expect(await names()).toEqual(['elsewhere', 'here']);
  });
}
