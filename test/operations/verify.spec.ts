import fc from 'fast-check';
import { personLedgers } from '../../src/database/ledger-tables';
import { rows } from '../../src/database/query';
import { auditDifferences, findDifferences } from '../../src/operations/verify';
import { newRandomId } from '../../src/shared/ids';
import { type TestApp, startApp } from '../support/app';
import { fillLedgers } from '../support/full-ledgers';
import { type Row, Tamperer } from '../support/tamper';
import { Browser } from '../support/browser';
import { server } from '../support/place';

const numRuns = process.env.FULL ? 1000 : 20;
let at: TestApp;
let hand: Tamperer;
beforeAll(async () => {
  at = await startApp();
  await fillLedgers(at);
  hand = await Tamperer.at(at.db, personLedgers);
});
afterAll(async () => {
  await hand.leave();
  await at.close();
});

const found = () => findDifferences(at.app);
const table = fc.constantFrom(...personLedgers);
const rowOf = async (name: string, nth: number): Promise<Row> => {
  const all = await hand.do(`SELECT * FROM ${name} ORDER BY id`);
  return all[nth % all.length]!;
};

it('finds no difference in what was written by the doors', async () => {
  expect(await found()).toEqual([]);
});

it('names every row that was altered, whatever the column and the value', async () => {
  const value = fc.oneof(fc.string({ maxLength: 36 }), fc.integer({ min: -9, max: 999 }), fc.constant(null));
  const property = fc.asyncProperty(table, fc.nat(), fc.nat(), value, async (name, nth, column, other) => {
    const row = await rowOf(name, nth);
    const [key, was] = Object.entries(row)[column % Object.keys(row).length]!;
    const to = key === 'id' ? newRandomId() : typeof was === 'number' ? Number(other ?? 7) || 8 : other;
    await hand.do(`UPDATE ${name} SET ${key} = ? WHERE id = ?`, [to, row.id]).catch(() => undefined); // refused is as good
    const id = key === 'id' ? to : row.id;
    const [now] = await hand.do(`SELECT ${key} AS v FROM ${name} WHERE id = ?`, [id]);
    fc.pre(now !== undefined && now.v !== was); // what was refused is no alteration: another is tried
    const said = await found();
    await hand.do(`UPDATE ${name} SET ${key} = ? WHERE id = ?`, [was, id]);
    expect(said.join('\n')).toContain(`${name} ${String(id)}: `);
  });
  await fc.assert(property, { numRuns });
  expect(await found()).toEqual([]);
}, 600_000);

it('notices every row that was deleted', async () => {
  const property = fc.asyncProperty(table, fc.nat(), async (name, nth) => {
    const row = await rowOf(name, nth);
    await hand.do(`DELETE FROM ${name} WHERE id = ?`, [row.id]);
    const said = await found();
    await hand.insert(name, row);
    const after = await hand.do(`SELECT last_no FROM ledger_heads WHERE person_id = ?`, [row.person_id]);
    const isLast = after[0]!.last_no === row.chain_no;
    expect(said.join('\n')).toContain(isLast ? `Person ${row.person_id}: ` : 'a row is missing');
  });
  await fc.assert(property, { numRuns });
  expect(await found()).toEqual([]);
}, 600_000);

it.each(personLedgers)('names a row that was added to %s', async (name) => {
  const row = await rowOf(name, 0);
  const free =
    /^(module_slug|code|item_id|(enrolment|claim|thread|reply|attempt|run|sign_off|share|certificate|completion)_id)$/;
  const texts = Object.keys(row).filter((column) => free.test(column));
  const [head] = await hand.do('SELECT last_no FROM ledger_heads WHERE person_id = ?', [row.person_id]);
  const added = {
    ...row,
    id: newRandomId(),
    chain_no: Number(head!.last_no) + 1,
    ...(row.pause_no && { pause_no: 99 }),
    ...(row.entry_no && { entry_no: 99 }),
  };
  await hand.insert(name, {
    ...added,
    ...Object.fromEntries(texts.map((column) => [column, newRandomId().slice(0, 34)])),
  });
  const said = await found();
  await hand.do(`DELETE FROM ${name} WHERE id = ?`, [added.id]);
  expect(said).toContain(`${name} ${added.id}: the row is not the one that was written.`);
  expect(said).toContain(`Person ${row.person_id}: the chain does not end where it should.`);
});

it('names whoever’s chain was taken away with its end', async () => {
  const [ben] = await hand.do(`SELECT id FROM people WHERE email = 'ben@demo.example'`);
  await hand.do('DELETE FROM ledger_heads WHERE person_id = ?', [ben!.id]);
  for (const name of personLedgers) await hand.do(`DELETE FROM ${name} WHERE person_id = ?`, [ben!.id]);
  expect(await found()).toContain(`Person ${ben!.id}: the chain does not end where it should.`);
});
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
