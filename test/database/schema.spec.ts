import type { DataSource } from 'typeorm';
import { frozenTables, withdrawableTables } from '../../src/database/ledger-tables';
import { freshDatabase } from '../support/database';
import { server } from '../support/place';

let db: DataSource;
let close: () => Promise<void>;
beforeAll(async () => ({ db, close } = await freshDatabase()));
afterAll(() => close());

it('has a migration for everything that the entities say', async () => {
  expect((await db.driver.createSchemaBuilder().log()).upQueries.map((query) => query.query)).toEqual([]);
});

it('holds every append-only table with two triggers', async () => {
  const listed = server
    ? `SELECT c.relname AS "table" FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal`
    : `SELECT tbl_name AS "table" FROM sqlite_master WHERE type = 'trigger'`;
  const found = await db.query<{ table: string }[]>(listed);
  const held = [...frozenTables, ...withdrawableTables];
  expect(found.map((row) => row.table).sort()).toEqual([...held, ...held].sort());
});

if (!server)
  it('answers as durably as it was asked to', async () => {
    expect(await db.query('PRAGMA synchronous')).toEqual([{ synchronous: 2 }]);
    expect(await db.query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
  });
