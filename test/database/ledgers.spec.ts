import { createHash } from 'node:crypto';
import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';
import { frozenTables, personLedgers } from '../../src/database/ledger-tables';
import { freeze } from '../../src/database/migrations/triggers';
import { rows } from '../../src/database/query';
import { findDifferences } from '../../src/operations/verify';
import { newRandomId } from '../../src/shared/ids';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { fillLedgers } from '../support/full-ledgers';
import { server } from '../support/place';

let at: TestApp;
beforeAll(async () => {
  at = await startApp();
  await fillEmptyTables();
});
afterAll(() => at.close());

/** The demonstration leaves some tables empty, and a trigger for each row says nothing of a table without any. */
async function fillEmptyTables(): Promise<void> {
  const [enrolment] = await rows<{ person_id: string }>(at.db, 'SELECT person_id FROM enrolments');
  const [version] = await rows<{ id: string }>(at.db, 'SELECT id FROM module_versions');
  const person = enrolment!.person_id;
  await rows(at.db, 'INSERT INTO looks (id, viewer_id, person_id, looked_on) VALUES (?, ?, ?, ?)', [
    newRandomId(),
    person,
    person,
    '2026-11-23',
  ]);
  await rows(
    at.db,
    'INSERT INTO module_assets (id, version_id, path, media_type, sha256, body) VALUES (?, ?, ?, ?, ?, ?)',
    [newRandomId(), version!.id, 'images/x.png', 'image/png', 'x', 'x'],
  );
  await (await Browser.as(at, 'sol')).get('/team'); // a sign-in is audited
  await fillLedgers(at);
}

const refused = (statement: string) => expect(at.db.query(statement)).rejects.toThrow('append-only');

it.each(frozenTables)('refuses to change, delete or empty %s', async (table) => {
  expect(await rows(at.db, `SELECT id FROM ${table}`)).not.toEqual([]);
  await refused(`UPDATE ${table} SET id = id`);
  await refused(`DELETE FROM ${table}`);
  if (server) await refused(`TRUNCATE ${table} CASCADE`);
});

describe('a migration that adds a column to every ledger', () => {
  class AddNote implements MigrationInterface {
    constructor(
      readonly name: string,
      readonly column: string,
      readonly freezes: boolean,
    ) {}
    async up(q: QueryRunner): Promise<void> {
      const column = new TableColumn({ name: this.column, type: 'text', isNullable: true });
      for (const table of personLedgers) await q.addColumn(table, column);
      if (this.freezes) await freeze(q, personLedgers);
    }
    down = (): Promise<void> => Promise.resolve();
  }
  const migrate = async (migration: AddNote) => {
    at.db.migrations.push(migration);
    expect((await at.db.runMigrations({ transaction: 'each' })).map(({ name }) => name)).toEqual([migration.name]);
  };
  const triggers = async () =>
    (
      await at.db.query<{ name: string }[]>(
        server
          ? 'SELECT tgname AS "name" FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1'
          : `SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY 1`,
      )
    ).map(({ name }) => name);
  const rowHashes = async () => {
    const all = await Promise.all(
      personLedgers.map((table) => rows<Record<string, unknown>>(at.db, `SELECT * FROM ${table} ORDER BY id`)),
    );
    const before = all.flat().map((row) => Object.entries(row).filter(([column]) => !column.startsWith('note')));
    return before.map((row) => createHash('sha256').update(JSON.stringify(row)).digest('hex'));
  };

  it('keeps every trigger, every row and every chain', async () => {
    const before = [await triggers(), await rowHashes(), await findDifferences(at.app)];
    await migrate(new AddNote('AddNote1900000000000', 'note', true));
    expect([await triggers(), await rowHashes(), await findDifferences(at.app)]).toEqual(before);
    await refused('DELETE FROM answers');
  });

  if (!server)
    it('would lose the triggers in silence if it forgot to freeze again', async () => {
      await migrate(new AddNote('AddNote1900000000001', 'note_two', false));
      expect((await triggers()).filter((name) => name.startsWith('answers'))).toEqual([]);
    });
});

it('never migrates outside a transaction, where a rebuilt table empties its children', () => {
  expect(at.db.options.migrationsTransactionMode).toBe('all');
});
