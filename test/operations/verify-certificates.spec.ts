import { generateKeyPairSync } from 'node:crypto';
import { frozenTables, withdrawableTables } from '../../src/database/ledger-tables';
import { findDifferences } from '../../src/operations/verify';
import { type TestApp, startApp } from '../support/app';
import { Tamperer } from '../support/tamper';

let at: TestApp;
let hand: Tamperer;
beforeAll(async () => {
  at = await startApp();
  hand = await Tamperer.at(at.db, [...frozenTables, ...withdrawableTables]);
});
afterAll(async () => {
  await hand.leave();
  await at.close();
});

const differences = async () => (await findDifferences(at.app)).join('\n');

/** Puts something else there, says what verify finds, and puts it back. */
async function changed(table: string, column: string, to: string | number, where = '1 = 1'): Promise<string> {
  const [row] = await hand.do(`SELECT * FROM ${table} WHERE ${where} LIMIT 1`);
  await hand.do(`UPDATE ${table} SET ${column} = ? WHERE id = ?`, [to, row!.id!]);
  const found = await differences();
  await hand.do(`UPDATE ${table} SET ${column} = ? WHERE id = ?`, [row![column]!, row!.id!]);
  expect(await differences()).toBe('');
  return found;
}

it('names a print that says something else', async () => {
  const [row] = await hand.do('SELECT text FROM certificate_prints LIMIT 1');
  const other = String(row!.text).replace('"name":"', '"name":"Dr. ');
  expect(await changed('certificate_prints', 'text', other)).toContain('what is printed is not what was signed.');
});

it('names a print that belongs to other facts', async () => {
  const certified = 'id IN (SELECT completion_id FROM certificates)';
  expect(await changed('completions', 'minutes', 999, certified)).toContain('does not agree with the ledgers.');
});

it('names a public key that was put in another’s place', async () => {
  const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
  expect(await changed('signing_keys', 'public_key', other)).toContain('the public key that it names is not here.');
});

it('names a print that is missing', async () => {
  const [row] = await hand.do('SELECT * FROM certificate_prints');
  await hand.do('DELETE FROM certificate_prints');
  expect(await differences()).toContain('what was printed is missing.');
  await hand.insert('certificate_prints', row!);
  expect(await differences()).toBe('');
});
