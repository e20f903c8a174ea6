import { rows } from '../../src/database/query';
import { newRandomId } from '../../src/shared/ids';
import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields } from '../support/browser';
import { keepEntry } from '../support/journal';

let at: TestApp;
const people = new Map<string, Browser>();
const as = (name: string) => people.get(name)!;
beforeAll(async () => {
  at = await startApp();
  for (const name of ['amara', 'ben', 'chloe', 'sol', 'uma', 'ada', 'tess'])
    people.set(name, await Browser.as(at, name));
});
afterAll(() => at.close());

const nameOf = async (name: string) =>
  (
    await rows<{ id: string; name: string }>(at.db, 'SELECT id, name FROM people WHERE email = ?', [
      `${name}@demo.example`,
    ])
  )[0]!;
const share = async (from: string, entry: string, to: string) =>
  as(from).send(entry, `${entry}/shares`, { readerId: (await nameOf(to)).id });
const sharedTo = async (name: string) =>
  /href="(\/journal\/shared\/[^"]+)"/.exec((await as(name).get('/journal')).text)?.[1];

it('offers the own supervisors and the people of the own teams, and nobody else', async () => {
  const { entry } = await keepEntry(as('amara'), 'To choose from.');
  const { text } = await as('amara').get(entry);
  const offered = async (name: string) => text.includes(`<option value="${(await nameOf(name)).id}">`);
  for (const [name, isOffered] of Object.entries({
    sol: true,
    ben: true,
    chloe: false,
    uma: false,
    ada: false,
    amara: false,
  }))
    expect([name, await offered(name)]).toEqual([name, isOffered]);
  for (const name of ['chloe', 'ada', 'amara']) {
    const refused = await share('amara', entry, name);
    expect([name, refused.status]).toEqual([name, 422]);
  }
  const none = await as('amara').send(entry, `${entry}/shares`, { readerId: '' });
  expect([none.status, none.text.includes('Choose one from the list.')]).toEqual([422, true]);
  expect(await rows(at.db, 'SELECT id FROM journal_shares')).toEqual([]);
});

it('lets one person read one entry, notes the look, and ends when it is taken back', async () => {
  const { entry } = await keepEntry(as('amara'), 'Read this with me.');
  await keepEntry(as('amara'), 'But not this.');
  expect((await share('amara', entry, 'sol')).status).toBe(303);
  expect((await share('amara', entry, 'sol')).status).toBe(303); // says it again, changes nothing
  expect(await rows(at.db, 'SELECT id FROM journal_shares')).toHaveLength(1);
  expect((await as('amara').get(entry)).text).toContain('Sol Reyes');
  const shared = (await sharedTo('sol'))!;
  const page = await as('sol').get(shared);
  expect(page.text).toContain('<p class="said">Read this with me.</p>');
  expect(page.text).not.toContain('But not this.');
  expect(page.text).toContain('<title>Shared entry – Waymark</title>');
  expect((await as('amara').get('/my-record')).text).toMatch(/id="looks"[^]*Sol Reyes/);
  for (const name of ['amara', 'ben', 'ada', 'tess', 'uma'])
    expect([name, (await as(name).get(shared)).status]).toEqual([name, 404]);
  expect((await as('sol').get(entry)).status).toBe(404);
  const withdrawal = `${entry}/shares/${shared.split('/').pop()!}/withdrawal`;
  const fields = hiddenFields((await as('amara').get(entry)).text, withdrawal);
  expect(
    (
      await as('ben').post(withdrawal, {
        ...fields,
        ...hiddenFields((await as('ben').get('/journal')).text, '/journal/entries'),
      })
    ).status,
  ).toBe(404);
  expect((await as('amara').post(withdrawal, fields)).status).toBe(303);
  expect((await as('amara').post(withdrawal, fields)).status).toBe(303); // once, however often it is sent
  expect((await as('sol').get(shared)).status).toBe(404);
  expect(await sharedTo('sol')).toBeUndefined();
  expect((await share('amara', entry, 'sol')).status).toBe(303); // and may be shared anew
  expect((await as('sol').get((await sharedTo('sol'))!)).status).toBe(200);
  expect((await as('sol').get(`/journal/shared/${newRandomId()}`)).status).toBe(404);
});

it('is not read through a share once the words are deleted', async () => {
  const { entry } = await keepEntry(as('ben'), 'For a while.');
  await share('ben', entry, 'amara');
  const shared = (await sharedTo('amara'))!;
  expect((await as('amara').get(shared)).status).toBe(200);
  await as('ben').send(entry, `${entry}/deletion`);
  expect((await as('amara').get(shared)).status).toBe(404);
  expect(await sharedTo('amara')).toBeUndefined();
});
