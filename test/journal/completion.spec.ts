import { rows } from '../../src/database/query';
import { findDifferences } from '../../src/operations/verify';
import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields } from '../support/browser';
import { boxAt, coursesToReflectOn, keep, lesson } from '../support/journal';
import { idOf } from '../support/mail-app';

const courses = coursesToReflectOn();
const home = '/modules/looking-back';
let at: TestApp;
beforeAll(async () => void (at = await startApp({ COURSES_DIR: courses.dir })));
afterAll(async () => {
  await at.close();
  courses.clear();
});

const completed = async (name: string) =>
  rows(
    at.db,
    `SELECT c.id FROM completions c JOIN enrolments e ON e.id = c.enrolment_id WHERE e.module_slug = 'looking-back' AND e.person_id = ?`,
    [await idOf(at, name)],
  );
const done = (browser: Browser) => browser.send(lesson, `${lesson}/completion`);
const paper = (browser: Browser, block: string) => browser.send(boxAt(block), '/journal/paper-notes');

it('asks for every box of the module, and is granted with the last one, in any kind', async () => {
  const amara = await Browser.as(at, 'amara');
  await done(amara);
  expect((await amara.get(home)).text).toContain('href="/modules/looking-back/lessons/a-look#kind-line"');
  expect((await amara.get('/my-training')).text).toContain('1 of 3 parts done');
  await keep(amara, 'A first thought.', 'kind-line');
  expect(await completed('amara')).toEqual([]);
  expect((await amara.get(home)).text).toContain('href="/modules/looking-back/lessons/a-look#good-end"');
  await paper(amara, 'good-end');
  expect(await completed('amara')).toHaveLength(1);
  expect(await findDifferences(at.app)).toEqual([]);
});

it('begins the module with the first entry, as “Done” does, and counts each box once', async () => {
  const grace = await Browser.as(at, 'grace');
  await keep(grace, 'Before anything else.', 'kind-line');
  await keep(grace, 'And more of it.', 'kind-line');
  await paper(grace, 'kind-line');
  await paper(grace, 'kind-line');
  const kinds = await rows(at.db, 'SELECT kind FROM journal_entries WHERE person_id = ? ORDER BY chain_no', [
    await idOf(at, 'grace'),
  ]);
  expect(kinds).toEqual([{ kind: 'reflection' }, { kind: 'reflection' }, { kind: 'paper' }]);
  expect((await grace.get('/my-training')).text).toContain('1 of 3 parts done');
  await keep(grace, 'Free, and for no box.');
  expect((await grace.get('/my-training')).text).toContain('1 of 3 parts done');
});

it('stays done when the words are deleted', async () => {
  const liam = await Browser.as(at, 'liam');
  await keep(liam, 'Away soon.', 'kind-line');
  const entry = /href="(\/journal\/[0-9a-f-]{36})"/.exec((await liam.get(lesson)).text)![1]!;
  await liam.send(entry, `${entry}/deletion`);
  await paper(liam, 'good-end');
  expect(await completed('liam')).toEqual([]);
  await done(liam);
  expect(await completed('liam')).toHaveLength(1);
});

it('keeps one paper note, and one completion, of two sent at once', async () => {
  const tove = await Browser.as(at, 'tove');
  await done(tove);
  await paper(tove, 'kind-line');
  const fields = hiddenFields((await tove.get(boxAt('good-end'))).text, '/journal/paper-notes');
  const sent = await Promise.all([1, 2, 3].map(() => tove.post('/journal/paper-notes', fields)));
  expect(sent.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(await completed('tove')).toHaveLength(1);
  const notes = await rows(at.db, `SELECT id FROM journal_entries WHERE kind = 'paper' AND person_id = ?`, [
    await idOf(at, 'tove'),
  ]);
  expect(notes).toHaveLength(2);
});

it('leaves a module alone that does not ask for it', async () => {
  courses.edit('looking-back/module.yaml', '[lessons, reflection]', '[lessons]');
  const other = await startApp({ COURSES_DIR: courses.dir });
  const rosa = await Browser.as(other, 'rosa');
  await done(rosa);
  expect((await rosa.get('/my-record')).text).toContain('Looking back');
  const found = await rows(other.db, 'SELECT id FROM completions WHERE person_id = ?', [await idOf(other, 'rosa')]);
  expect(found.length).toBeGreaterThan(0);
  await other.close();
});
