import { rows } from '../../src/database/query';
import { findDifferences } from '../../src/operations/verify';
import { type TestApp, startApp } from '../support/app';
import { exported } from '../support/archive';
import { Browser, hiddenFields } from '../support/browser';
import { idOf } from '../support/mail-app';
import { alteredAt, foreignRecord, leaves } from '../support/records';

jest.setTimeout(60_000);
let at: TestApp;
let amara: Browser;
let tess: Browser;
beforeAll(async () => {
  at = await startApp();
  [amara, tess] = [await Browser.as(at, 'amara'), await Browser.as(at, 'tess')];
});
afterAll(() => at.close());

const own = '/modules/kind-no/prior-learning';
const records = '/modules/kind-no/prior-learning-records';
const list = '/studio/prior-learning';
const { file, keyId } = foreignRecord();
const spaced = keyId.match(/.{4}/g)!.join(' ');
const claims = async () => (await rows(at.db, 'SELECT id FROM prior_learning_claims')).length;
const plain = (html: string) => html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');

/** Sends what the page of an uploaded record offers. */
async function claim(browser: Browser, record: string, lines: string[]) {
  const page = await browser.upload(own, records, record);
  return browser.post(`${records}/claims`, { ...hiddenFields(page.text, `${records}/claims`), line: lines });
}

it('reads a record of another place, says whose key signed it, and chooses what fits the module', async () => {
  const { status, text } = await amara.upload(own, records, file);
  expect(status).toBe(200);
  expect(plain(text)).toContain(`Signed by Hope House, key ${spaced}.`);
  expect(text).toContain('Your trainer compares this one with the key that Hope House publishes.');
  const boxes = [...text.matchAll(/<input type="checkbox"[^>]*value="(\d)"( checked)?/g)];
  expect(boxes.map(([, value, checked]) => [value, Boolean(checked)])).toEqual([
    ['0', true],
    ['1', false],
  ]);
  expect(text).not.toContain('The record is for');
  expect(await claims()).toBe(0);
});

it('knows a module by its title too', async () => {
  const [row] = await rows<{ title: string }>(
    at.db,
    `SELECT title AS "title" FROM module_versions WHERE module_slug = 'kind-no' ORDER BY number DESC LIMIT 1`,
  );
  const { completions } = (JSON.parse(file) as { record: { completions: object[] } }).record;
  const titled = [{ ...completions[0], moduleSlug: 'another', moduleTitle: row!.title.toUpperCase() }];
  const { text } = await amara.upload(own, records, foreignRecord({ completions: titled as never }).file);
  expect(text).toMatch(/value="0" checked/);
});

it('cannot use it once any field says something else, nor when it is posted by hand', async () => {
  const page = await amara.upload(own, records, file);
  const fields = hiddenFields(page.text, `${records}/claims`);
  for (const way of leaves(JSON.parse(file))) {
    const changed = alteredAt(file, way);
    const sent = await amara.upload(own, records, changed);
    expect([way, sent.status, /was altered|not a signed record/.test(sent.text)]).toEqual([way, 422, true]);
    expect([way, sent.text.includes('name="line"')]).toEqual([way, false]);
    const byHand = await amara.post(`${records}/claims`, { ...fields, record: changed, line: '0' });
    expect([way, byHand.status]).toEqual([way, 422]);
  }
  expect((await amara.upload(own, records, alteredAt(file, ['record', 'name']))).text).toContain('was altered');
  expect(await claims()).toBe(0);
});

it('takes nothing that is no record, or too large', async () => {
  const twice = file.replace('"name":', '"name": "Mallory",\n    "name":');
  const sent: [string | Buffer, RegExp][] = [
    ['', /Choose a file/],
    ['{}', /not a signed record/],
    ['null', /not a signed record/],
    [Buffer.from([0xff, 0xfe, 0, 1, 2]), /not a signed record/],
    ['['.repeat(60_000), /not a signed record/],
    [JSON.stringify({ ...(JSON.parse(file) as object), more: 1 }), /not a signed record/],
    [twice, /altered/],
    ['x'.repeat(90_000), /too large/],
    ['x'.repeat(5_000_000), /too large/],
  ];
  for (const [content, says] of sent) {
    const { status, text } = await amara.upload(own, records, content);
    expect([String(content).slice(0, 20), status, says.test(text)]).toEqual([String(content).slice(0, 20), 422, true]);
  }
  expect(await claims()).toBe(0);
});

it('shows what is in it as words, never as markup', async () => {
  const { text } = await amara.upload(own, records, foreignRecord({ organisation: '<b>Hope</b>\u202e' }).file);
  expect(text).toContain('&lt;b&gt;Hope&lt;/b&gt;');
  expect(text).not.toContain('<b>Hope');
});

it('asks for a line, then becomes the claim that trainers read, with whose key it is and the other name', async () => {
  const none = await claim(amara, foreignRecord({ name: 'Amara Old' }).file, []);
  expect([none.status, none.text.includes('Choose at least one line.')]).toEqual([422, true]);
  const other = foreignRecord({ name: 'Amara Old' });
  const sent = await claim(amara, other.file, ['0']);
  expect([sent.status, sent.location]).toEqual([303, own]);
  for (const page of [(await amara.get(own)).text, (await tess.get(list)).text]) {
    expect(plain(page)).toContain(`Signed by Hope House, key ${other.keyId.match(/.{4}/g)!.join(' ')}.`);
    expect(page).toContain('The record is for Amara Old. The account here is for Amara Okafor.');
    expect(page).toContain('<strong>A kind no</strong>');
    expect(page).not.toContain('Walking beside');
  }
  expect((await exported(amara))['prior-learning.json']).toContain('"organisation": "Hope House"');
  for (const name of ['sol', 'ada', 'ben']) expect((await (await Browser.as(at, name)).get(list)).status).toBe(404);
});

it('is accepted by a trainer with a reason, like any other, and never by itself', async () => {
  expect((await rows(at.db, 'SELECT id FROM prior_learning_decisions')).length).toBe(0);
  const action = /action="(\/studio\/prior-learning\/[^"]+\/decisions)"/.exec((await tess.get(list)).text)![1]!;
  expect((await tess.send(list, action, { outcome: 'accepted', reason: '' })).status).toBe(422);
  expect((await tess.send(list, action, { outcome: 'accepted', reason: 'Key compared.' })).status).toBe(303);
  expect((await amara.get('/modules/kind-no')).text).toContain('accepted as prior learning');
  expect(await findDifferences(at.app)).toEqual([]);
});

it('cannot be put into words by somebody who has none: the signature is checked whenever it is read', async () => {
  const liam = await Browser.as(at, 'liam');
  const typed = JSON.stringify({ lines: [0], file: JSON.parse(alteredAt(file, ['record', 'name'])) as object });
  const sent = await liam.send(own, '/modules/kind-no/prior-learning-claims', {
    what: typed.slice(0, 1500),
    where: 'Hope House',
    when: '2025',
    link: '',
  });
  const page = (await tess.get(list)).text;
  expect(sent.status).toBe(303);
  expect(page).not.toContain('Signed by Hope House');
  await rows(
    at.db,
    `UPDATE fact_notes SET text = ? WHERE fact_id IN (SELECT id FROM prior_learning_claims WHERE person_id = ?)`,
    [typed, await idOf(at, 'liam')],
  );
  const altered = (await tess.get(list)).text;
  expect(altered).toContain('This record was altered');
  expect(altered).not.toContain('Signed by Hope House');
});
