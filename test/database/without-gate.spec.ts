import { DataSource, type DataSourceOptions } from 'typeorm';
import { installSqliteGate } from '../../src/database/sqlite-gate';
import { Team } from '../../src/people/team.entity';
import { newId } from '../../src/shared/ids';

// What the gate is for: the same work, on one connection as TypeORM gives it to everybody, and through the gate.
const options: DataSourceOptions = {
  type: 'better-sqlite3',
  database: ':memory:',
  entities: [Team],
  synchronize: true,
};
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
const team = (name: string) => ({ id: newId(), name, teamType: 'act' });

let db: DataSource;
afterEach(() => db.destroy());

/** A plain write is acknowledged while another request's transaction is open, which then rolls back. @returns what is left. */
async function writeDuringARollback(): Promise<string[]> {
  const rolledBack = db.transaction(async (m) => {
    await m.insert(Team, team('gone'));
    await wait(20);
    throw new Error('undo');
  });
  const acknowledged = wait(5).then(() => db.getRepository(Team).insert(team('kept')));
  await expect(rolledBack).rejects.toThrow('undo');
  await acknowledged;
  return (await db.getRepository(Team).find()).map((row) => row.name);
}

/** @returns how many of ten transactions that were asked for at once came true. */
async function tenAtOnce(): Promise<number> {
  const asked = Array.from({ length: 10 }, (_, n) =>
    db.transaction(async (m) => {
      await m.insert(Team, team(`${n}`));
      await wait(0);
      await m.find(Team);
    }),
  );
  return (await Promise.allSettled(asked)).filter(({ status }) => status === 'fulfilled').length;
}

describe('without the gate', () => {
  beforeEach(async () => (db = await new DataSource(options).initialize()));

  it('an acknowledged write is lost', async () => expect(await writeDuringARollback()).toEqual([]));
  it('transactions break one another', async () => expect(await tenAtOnce()).toBeLessThan(10));
});

describe('with the gate', () => {
  beforeEach(async () => (db = await installSqliteGate(new DataSource(options)).initialize()));

  it('an acknowledged write is kept', async () => expect(await writeDuringARollback()).toEqual(['kept']));
  it('transactions stand in line', async () => expect(await tenAtOnce()).toBe(10));
  it('says so when the line does not move', async () => {
    await db.destroy();
    db = await installSqliteGate(new DataSource(options), 20).initialize();
    const slow = db.transaction(() => wait(100));
    await wait(5);
    await expect(db.getRepository(Team).find()).rejects.toThrow('The database was busy');
    await slow;
  });
});
