import { rows } from '../../src/database/query';
import { codeHashOf, codeOf } from '../../src/threads/group-code';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { Courses } from '../support/courses';
import { beginRun, canariesIn } from '../support/scenario';
import { writeScenarioModule } from '../support/scenario-course';
import { ask, askingAddress, askingFields, codeIn, everything, groupChoice, personId } from './questions';

const courses = new Courses();
courses.copyModule('kind-no', 'unopened');
writeScenarioModule(courses);
let at: TestApp;
let amara: Browser;
let choice: string;
beforeAll(async () => {
  at = await startApp({ COURSES_DIR: courses.dir });
  amara = await Browser.as(at, 'amara');
  choice = await groupChoice(amara);
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const items = () => rows<Record<string, string | null>>(at.db, 'SELECT * FROM group_items');
const itemSaying = async (words: string) => (await items()).find((item) => item.text === words);

it('writes one row, of nobody, and nothing else anywhere', async () => {
  const page = await amara.get(await askingAddress(amara));
  const fields = { ...askingFields(page.text), choice, text: 'How do I leave a home visit?' };
  const before = await everything(at);
  const answer = await amara.post('/questions', fields);
  const after = await everything(at);
  expect(answer.status).toBe(200);
  const changed = [...after].filter(([table, now]) => {
    const then = before.get(table)!;
    return now.size !== then.size || [...now].some((line) => !then.has(line));
  });
  expect(changed.map(([table]) => table)).toEqual(['group_items']);
  const [added] = [...after.get('group_items')!].filter((line) => !before.get('group_items')!.has(line));
  expect(added).not.toContain(await personId(at, 'amara'));
  expect(added).not.toMatch(/\d{4}-\d{2}-\d{2}T|\d{2}:\d{2}/);
  const { id } = JSON.parse(added!) as { id: string };
  expect(id[14]).toBe('4');
});

it('lets no stored key of a form lead to an item, even where one page was used for both', async () => {
  const page = await amara.get(await askingAddress(amara));
  const hidden = askingFields(page.text);
  const fields = { ...hidden, text: 'For the list and for me' };
  expect((await amara.post('/questions', { ...fields, choice })).status).toBe(200);
  expect((await amara.post('/questions', { ...fields, choice: 'note' })).status).toBe(303);
  const hashes = new Set((await items()).map((item) => item.code_hash));
  const keys = await rows<{ key: string }>(at.db, 'SELECT key AS "key" FROM idempotency_keys');
  expect(keys.length).toBeGreaterThan(0);
  expect(keys.filter(({ key }) => hashes.has(codeHashOf(codeOf(key))))).toEqual([]);
  const stored = JSON.stringify([...(await everything(at)).values()].map((lines) => [...lines]));
  expect(stored).not.toContain(hidden._listKey);
});

it('puts a form that is sent twice on the list once, and shows the same code again', async () => {
  const page = await amara.get(await askingAddress(amara));
  const fields = { ...askingFields(page.text), choice, text: 'Twice?' };
  const both = await Promise.all([amara.post('/questions', fields), amara.post('/questions', fields)]);
  expect(both.map(({ status }) => status)).toEqual([200, 200]);
  expect(codeIn(both[0].text)).toBe(codeIn(both[1].text));
  expect((await items()).filter((item) => item.text === 'Twice?')).toHaveLength(1);
  const other = await amara.post('/questions', { ...fields, text: 'Other words' });
  expect([other.status, other.text.includes('Other words')]).toEqual([422, true]);
});

it('keeps the place where five people of the team have begun that version, and nothing of it else', async () => {
  await ask(amara, choice, 'Many have read this');
  const quiet = await askingAddress(amara, 'the-line', '/modules/unopened/lessons/three-parts');
  await ask(amara, choice, 'Nobody has read this', quiet);
  expect(await itemSaying('Many have read this')).toMatchObject({
    module_slug: 'kind-no',
    place: 'lessons/three-parts#the-line',
  });
  expect(await itemSaying('Nobody has read this')).toMatchObject({
    module_slug: null,
    version_id: null,
    place: null,
    block_hash: null,
  });
});

it('is taken back by its code alone, however it is typed, and the row stays without words', async () => {
  const code = codeIn((await ask(amara, choice, 'Take me back')).text);
  const item = await itemSaying('Take me back');
  const done = await amara.send('/questions/withdrawals', '/questions/withdrawals', {
    code: ` ${code.toLowerCase().replaceAll('-', ' ')} `,
  });
  expect(done.location).toBe('/questions/withdrawals?done=1');
  expect((await amara.get(done.location)).text).toContain('It is off the list.');
  const left = (await items()).find((one) => one.id === item!.id);
  expect(left).toEqual({ ...item, text: null });
});

it('takes back without a trace of who had the code', async () => {
  const code = codeIn((await ask(amara, choice, 'No trace')).text);
  await amara.get('/questions/withdrawals');
  const before = await everything(at);
  await amara.send('/questions/withdrawals', '/questions/withdrawals', { code });
  const after = await everything(at);
  const changed = [...after].filter(([table, now]) => [...now].some((line) => !before.get(table)!.has(line)));
  expect(changed.map(([table]) => table)).toEqual(['group_items']);
});

it('shows an item to nobody: not its words, on any page of anybody', async () => {
  await ask(amara, choice, 'MARKER-OF-THE-LIST');
  for (const [name, pages] of Object.entries({
    amara: ['/questions', '/my-record', '/my-training'],
    ben: ['/questions'],
    sol: ['/questions', '/team', `/people/${await personId(at, 'amara')}`],
    tess: ['/studio', '/questions'],
    ada: ['/administration', '/administration/audit', '/administration/messages', '/questions'],
  })) {
    const browser = await Browser.as(at, name);
    for (const page of pages) {
      const { status, text } = await browser.get(page);
      expect([page, status, text.includes('MARKER')]).toEqual([page, 200, false]);
    }
  }
});

it('makes whoever guesses at codes wait', async () => {
  const liam = await Browser.as(at, 'liam');
  const guess = (code: string) => liam.send('/questions/withdrawals', '/questions/withdrawals', { code });
  const wrong = await guess('7K2MX-0QW4T-PZ9RB-3H5DV');
  expect([wrong.status, wrong.text.includes('No question has this code.')]).toEqual([422, true]);
  for (let n = 2; n <= 10; n++) await guess(`wrong ${n}`);
  expect((await guess('7K2MX-0QW4T-PZ9RB-3H5DV')).text).toContain('Wait 15 minutes');
});

it('asks from a turn, says no more than the scenario’s name, and leads back to the turn', async () => {
  const run = await beginRun(amara);
  const address = await askingAddress(amara, 'meet', run);
  const page = (await amara.get(address)).text;
  expect(page).toContain('The bridge');
  expect([canariesIn(page), page.includes('Walk on.'), page.includes('You meet Lee')]).toEqual([[], false, false]);
  const kept = await ask(amara, 'note', 'Why the bridge?', address);
  expect((await amara.get(kept.location)).text).toContain(`href="${run}"`);
});

describe('the tables of words', () => {
  const refused = (statement: string) => expect(at.db.query(statement)).rejects.toThrow('append-only');

  it('refuse every change of an item but emptying it', async () => {
    await refused(`DELETE FROM group_items`);
    await refused(`UPDATE group_items SET text = 'Other words'`);
    await refused(`UPDATE group_items SET text = NULL, asked_on = '2020-01-01'`);
    await refused(
      `UPDATE group_items SET text = NULL, module_slug = NULL, version_id = NULL, place = NULL, block_hash = NULL`,
    );
  });

  it('refuse every change of a thread’s words but those of one taken back', async () => {
    await ask(amara, 'note', 'Stays');
    await refused(`DELETE FROM thread_texts`);
    await refused(`UPDATE thread_texts SET text = 'Other words'`);
    await expect(at.db.query(`UPDATE thread_texts SET text = NULL`)).rejects.toThrow(/CHECK|ck_thread_texts/i);
    await expect(at.db.query(`UPDATE thread_texts SET text = NULL, withdrawn_id = thread_id`)).rejects.toThrow(
      /FOREIGN KEY|fk_thread/i,
    );
  });
});
