import { rows } from '../../src/database/query';
import { findDifferences } from '../../src/operations/verify';
import { newRandomId } from '../../src/shared/ids';
import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields } from '../support/browser';
import { Courses } from '../support/courses';
import { rightAnswers, tryCheck } from '../support/quiz';

const courses = new Courses();
let at: TestApp;
let amara: Browser;
beforeAll(async () => {
  courses.copyModule('kind-no', 'plain');
  courses.edit('plain/module.yaml', 'A kind no', 'Plain words');
  at = await startApp({ COURSES_DIR: courses.dir });
  amara = await Browser.as(at, 'amara');
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

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
    ...(await Promise.all(['/team', '/team/modules', '/team.csv', person].map((path) => sol.get(path)))),
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

it('is asked of somebody who only looks at a module, and begins nothing and shows nobody anything', async () => {
  const [tess, grace] = [await Browser.as(at, 'tess'), await Browser.as(at, 'grace')];
  expect((await tess.get(page)).text).toContain('How sure do you feel about this now?');
  expect((await say('11', tess)).status).toBe(422);
  const enrolled = `SELECT e.id FROM enrolments e JOIN people p ON p.id = e.person_id LEFT JOIN module_starts s ON s.enrolment_id = e.id
                    WHERE e.module_slug = ? AND p.email = ? AND e.origin = 'self' AND s.id IS NULL`;
  const ofTess = () => rows(at.db, enrolled, ['kind-no', 'tess@demo.example']);
  expect(await ofTess()).toHaveLength(0);
  expect((await say('5', tess)).location).toBe(`${page}#confidence`);
  await say('6', tess);
  expect((await tess.get(page)).text).toContain('<strong>before 6</strong>');
  expect(await ofTess()).toHaveLength(1);
  const before = await othersPages();
  await grace.send('/modules/plain', '/modules/plain/confidences', { value: '2' });
  expect(await rows(at.db, enrolled, ['plain', 'grace@demo.example'])).toHaveLength(1);
  expect(await othersPages()).toEqual(before);
  expect(await findDifferences(at.app)).toEqual([]);
});

it('keeps nothing for a module that is not there, nor an “after” of what was never begun', async () => {
  const uma = await Browser.as(at, 'uma');
  const token = /name="_csrf" value="([^"]+)"/.exec((await uma.get(page)).text)![1]!;
  const send = (address: string, moment: string) =>
    uma.post(address, { _csrf: token, _key: newRandomId(), moment, value: '5' });
  expect((await send('/modules/nowhere/confidences', 'before')).status).toBe(404);
  await send(action, 'after');
  expect((await uma.get(page)).text).not.toContain('after 5');
});
