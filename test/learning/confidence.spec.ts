import { rows } from '../../src/database/query';
import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields } from '../support/browser';
import { rightAnswers, tryCheck } from '../support/quiz';

let at: TestApp;
let amara: Browser;
beforeAll(async () => {
  at = await startApp();
  amara = await Browser.as(at, 'amara');
});
afterAll(() => at.close());

const page = '/modules/kind-no';
const action = `${page}/confidences`;
const say = (value: string, browser = amara) => browser.send(page, action, { value });
const lesson = (id: string) => `${page}/lessons/${id}`;
const kept = async () =>
  (
    await rows<{ said: string }>(
      at.db,
      `SELECT c.moment || ' ' || c.value AS "said" FROM confidences c JOIN people p ON p.id = c.person_id WHERE p.email = 'amara@demo.example' ORDER BY c.chain_no`,
    )
  ).map((row) => row.said);

/** Every page of these people that may speak of Amara, without what differs by itself. */
async function othersPages(): Promise<string[]> {
  const sol = await Browser.as(at, 'sol');
  const person = /href="(\/people\/[^"]+)">Amara Okafor/.exec((await sol.get('/team')).text)![1]!;
  const [tess, ada] = [await Browser.as(at, 'tess'), await Browser.as(at, 'ada')];
  const pages = [
    ...(await Promise.all(['/team', '/team.csv', person].map((path) => sol.get(path)))),
    ...(await Promise.all(['/studio', '/studio/kind-no'].map((path) => tess.get(path)))),
    ...(await Promise.all(
      ['/administration', `/administration${person}`, '/administration/people'].map((path) => ada.get(path)),
    )),
  ];
  return pages.map(({ text }) =>
    text
      .replace(/(name="(_csrf|_key)" value=")[^"]*/g, '$1')
      .replace(/\d\d:\d\d/g, '')
      .replace(/<body[^>]*>/, ''),
  );
}

it('is asked before the first part is done, kept, shown and changed by saying it anew', async () => {
  expect((await amara.get(page)).text).toContain('How sure do you feel about this now?');
  const before = await othersPages();
  expect((await say('4')).location).toBe(`${page}#confidence`);
  expect((await amara.get(page)).text).toContain('<strong>before 4</strong>');
  await say('3');
  expect((await amara.get(page)).text).toContain('<strong>before 3</strong>');
  expect(await kept()).toEqual(['before 4', 'before 3']);
  expect(await othersPages()).toEqual(before);
});

it.each(['', '11', '-1', '2.5', 'four'])('does not take “%s”, and says what it takes', async (value) => {
  const answer = await say(value);
  expect([answer.status, answer.text.includes('Choose a number from 0 to 10.')]).toEqual([422, true]);
  expect(await kept()).toHaveLength(2);
});

it('is not asked while the module is under way, and what was said then on an old page is not kept', async () => {
  const fields = hiddenFields((await amara.get(page)).text, action);
  await amara.send(lesson('three-parts'), `${lesson('three-parts')}/completion`);
  expect((await amara.get(page)).text).not.toContain(`action="${action}"`);
  expect((await amara.get(page)).text).toContain('<strong>before 3</strong>');
  await amara.post(action, { ...fields, value: '9' });
  expect(await kept()).toHaveLength(2);
});

it('is asked again once the module is finished, and stands in the own record alone', async () => {
  await amara.send(lesson('practise'), `${lesson('practise')}/completion`);
  await tryCheck(amara, rightAnswers);
  const before = await othersPages();
  expect((await amara.get(page)).text).toContain('And how sure do you feel about it now?');
  await say('0');
  await say('7');
  expect((await amara.get(page)).text).toContain('<strong>before 3, after 7</strong>');
  expect((await amara.get('/my-record')).text).toContain('How sure you felt, for you alone: before 3, after 7');
  expect(await othersPages()).toEqual(before);
  expect((await (await Browser.as(at, 'ben')).get(page)).text).not.toContain('before 3');
});

it('is never asked of somebody for whom nothing is written down, and takes nothing from them', async () => {
  const tess = await Browser.as(at, 'tess');
  const { text } = await tess.get(page);
  expect(text).not.toContain(`action="${action}"`);
  const token = /name="_csrf" value="([^"]+)"/.exec(text)![1]!;
  expect((await tess.post(action, { _csrf: token, moment: 'before', value: '5' })).status).toBe(404);
});
