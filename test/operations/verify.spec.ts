import { personLedgers } from '../../src/database/ledger-tables';
import { chainDifferences } from '../../src/operations/verify';
import { type TestApp, startApp } from '../support/app';

let at: TestApp;
beforeAll(async () => (at = await startApp()));
afterAll(() => at.close());

it('finds no difference in what was written by the doors', async () => {
  expect(await chainDifferences(at.app)).toEqual([]);
});

it.each(personLedgers.filter((table) => table !== 'enrolment_withdrawals'))('names an altered row of %s, whatever the column', async (table) => {
  const [row] = (await at.db.query(`SELECT * FROM ${table} LIMIT 1`)) as Record<string, string | number | null>[];
  await at.db.query(`DROP TRIGGER ${table}_no_update`);
  for (const [column, value] of Object.entries(row!).filter(([name]) => !['id', 'person_id', 'chain_no', 'digest'].includes(name))) {
    const other = typeof value === 'number' ? (['passed'].includes(column) ? 1 - value : value + 1) : value;
    if (other === value) continue;
    await at.db.query(`UPDATE ${table} SET ${column} = ? WHERE id = ?`, [other, row!.id]).catch(() => undefined);
    const [now] = (await at.db.query(`SELECT ${column} AS v FROM ${table} WHERE id = ?`, [row!.id])) as { v: unknown }[];
    if (now!.v !== value) expect(await chainDifferences(at.app)).toContain(`${table} ${String(row!.id)}: the row is not the one that was written.`);
    await at.db.query(`UPDATE ${table} SET ${column} = ? WHERE id = ?`, [value, row!.id]);
  }
  await at.db.query(`UPDATE ${table} SET digest = 'x' WHERE id = ?`, [row!.id]);
  expect((await chainDifferences(at.app)).length).toBeGreaterThan(0);
  await at.db.query(`UPDATE ${table} SET digest = ? WHERE id = ?`, [row!.digest, row!.id]);
  expect(await chainDifferences(at.app)).toEqual([]);
});
