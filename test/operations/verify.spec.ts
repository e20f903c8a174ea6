import { personLedgers } from '../../src/database/ledger-tables';
import { auditDifferences, chainDifferences } from '../../src/operations/verify';
import { rows } from '../../src/database/query';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { server } from '../support/place';

let at: TestApp;
beforeAll(async () => (at = await startApp()));
afterAll(() => at.close());

it('finds no difference in what was written by the doors', async () => {
  expect(await chainDifferences(at.app)).toEqual([]);
});

const withoutRows = ['enrolment_withdrawals', 'checklist_signatures'];
it.each(personLedgers.filter((table) => !withoutRows.includes(table)))(
  'names an altered row of %s, whatever the column',
  async (table) => {
    const [row] = await rows<Record<string, string | number | null>>(at.db, `SELECT * FROM ${table} LIMIT 1`);
    await rows(at.db, server ? `DROP TRIGGER ${table}_rows_stay ON ${table}` : `DROP TRIGGER ${table}_no_update`);
    for (const [column, value] of Object.entries(row!).filter(
      ([name]) => !['id', 'person_id', 'chain_no', 'digest'].includes(name),
    )) {
      const other =
        typeof value !== 'number'
          ? `${value ?? ''}`.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
          : column === 'passed'
            ? 1 - value
            : value + 1;
      if (other === value) continue;
      await rows(at.db, `UPDATE ${table} SET ${column} = ? WHERE id = ?`, [other, row!.id]).catch(() => undefined);
      const [now] = await rows<{ v: unknown }>(at.db, `SELECT ${column} AS v FROM ${table} WHERE id = ?`, [row!.id]);
      if (now!.v !== value)
        expect(await chainDifferences(at.app)).toContain(
          `${table} ${String(row!.id)}: the row is not the one that was written.`,
        );
      await rows(at.db, `UPDATE ${table} SET ${column} = ? WHERE id = ?`, [value, row!.id]);
    }
    await rows(at.db, `UPDATE ${table} SET digest = 'x' WHERE id = ?`, [row!.id]);
    expect((await chainDifferences(at.app)).length).toBeGreaterThan(0);
    await rows(at.db, `UPDATE ${table} SET digest = ? WHERE id = ?`, [row!.digest, row!.id]);
    expect(await chainDifferences(at.app)).toEqual([]);
  },
);

it('names an altered or missing row of the audit log', async () => {
  const sol = await Browser.as(at, 'sol');
  await sol.send('/team', '/sign-out');
  expect(await auditDifferences(at.app)).toEqual([]);
  const [row] = await rows<{ id: string }>(at.db, 'SELECT id FROM audit_events ORDER BY number LIMIT 1');
  for (const trigger of server
    ? ['audit_events_rows_stay ON audit_events']
    : ['audit_events_no_update', 'audit_events_no_delete'])
    await rows(at.db, `DROP TRIGGER ${trigger}`);
  await rows(at.db, `UPDATE audit_events SET action = 'sign-out' WHERE id = ?`, [row!.id]);
  expect(await auditDifferences(at.app)).toEqual([`audit_events ${row!.id}: the row is not the one that was written.`]);
  await rows(at.db, 'DELETE FROM audit_events WHERE number = (SELECT MAX(number) FROM audit_events)');
  expect(await auditDifferences(at.app)).toContain('audit_events: the chain does not end where it should.');
});
