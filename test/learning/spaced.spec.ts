import { rows } from '../../src/database/query';
import { findDifferences } from '../../src/operations/verify';
import { Clock } from '../../src/shared/clock';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { Courses } from '../support/courses';
import { askedBy, answerAllBut, poolQuiz, tryPool, writePoolModule } from '../support/pool-course';
import { answer, handIn } from '../support/quiz';

const courses = new Courses();
let at: TestApp;
let amara: Browser;
beforeAll(async () => {
  writePoolModule(courses, 'draw: { first: 2, second: 2 }\n');
  at = await startApp({ COURSES_DIR: courses.dir });
  amara = await Browser.as(at, 'amara');
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const start = '/modules/pools/spaced-attempts';
/** From now on it is so many days later than it is; whoever comes then signs in again. */
async function passDays(days: number): Promise<Browser> {
  at.app.get(Clock).now = () => new Date(Date.now() + days * 86_400_000);
  return (amara = await Browser.as(at, 'amara'));
}
const offer = async () => (await amara.get('/my-training')).text.includes('Three questions to keep “Pools” fresh');
const completion = () =>
  rows(at.db, `SELECT c.* FROM completions c JOIN people p ON p.id = c.person_id WHERE p.email = 'amara@demo.example'`);
let missed: string[];

it('offers nothing before a week has gone, and nothing of a module that is not finished', async () => {
  const { attempt } = await tryPool(amara, ['must', 'a1', 'a2', 'a3', 'a4']);
  const [pick] = await rows<{ ids: string }>(
    at.db,
    'SELECT question_ids AS "ids" FROM attempt_picks WHERE attempt_id = ?',
    [attempt.slice('/attempts/'.length)],
  );
  missed = (JSON.parse(pick!.ids) as string[]).filter((id) => id === 'must' || id.startsWith('a'));
  await passDays(10);
  expect(await offer()).toBe(false);
  expect((await amara.send('/my-training', '/sign-out')).status).toBe(303);
  await passDays(10);
  await tryPool(amara, []);
  expect(await completion()).toHaveLength(1);
  await passDays(16);
  expect(await offer()).toBe(false);
  const token = /name="_csrf" value="([^"]+)"/.exec((await amara.get('/my-training')).text)![1]!;
  const early = await amara.post(start, { _csrf: token });
  expect([early.status, early.text.includes('Nothing to answer here for now')]).toEqual([409, true]);
});

it('then asks three, what was missed and must be passed first, with feedback at once', async () => {
  await passDays(17);
  expect(await offer()).toBe(true);
  const attempt = (await amara.send('/my-training', start)).location.replace('/questions/1', '');
  const review = (await amara.get(`${attempt}/review`)).text;
  expect([review.includes('as often as you like'), review.includes('After you hand in, these are done')]).toEqual([
    false,
    true,
  ]);
  const asked = await askedBy(amara, attempt);
  expect([...asked].sort()).toEqual([...missed].sort());
  const n = asked.indexOf('must') + 1;
  await answer(amara, attempt, n, ['Wrong must']);
  expect((await amara.get(`${attempt}/questions/${n}`)).text).toContain('No, must.');
  expect((await amara.get('/my-training')).text).toContain('Continue<span class="sr-only">: Three questions');
  expect((await amara.send('/my-training', start)).location).toBe(`${attempt}/questions/1`);
});

it('never touches what is complete, counts as no try, and is gone once answered', async () => {
  const before = await completion();
  const attempt = (await amara.send('/my-training', start)).location.replace('/questions/1', '');
  await answerAllBut(amara, attempt, ['must', ...missed]);
  const { text } = await amara.get(await handIn(amara, attempt));
  expect(text).toContain('Fresh again: 0 of 3 right');
  expect(text).toContain('What you have finished stays finished');
  expect(text).not.toMatch(/>Try again<|Talk it through/);
  expect(await completion()).toEqual(before);
  expect(await offer()).toBe(false);
  const quiz = (await amara.get(poolQuiz)).text;
  expect([...quiz.matchAll(/>Try (\d)</g)].map(([, number]) => number)).toEqual(['1', '2']);
  expect((await amara.get('/my-record')).text).not.toMatch(/Fresh again|Three questions/);
});

it('comes back after thirty days with what was never asked too, and lets a skipped one go in silence', async () => {
  await passDays(40);
  expect(await offer()).toBe(true);
  await passDays(100);
  expect(await offer()).toBe(true);
  await passDays(10 + 180);
  expect(await offer()).toBe(false);
  expect((await amara.get('/my-training')).text).not.toMatch(/missed|skipped|overdue/);
});

it('tells nobody else that it was offered, answered or left', async () => {
  const sol = await Browser.as(at, 'sol');
  const person = /href="(\/people\/[^"]+)">Amara Okafor/.exec((await sol.get('/team')).text)![1]!;
  for (const path of ['/team', '/team/modules', '/team.csv', person])
    expect((await sol.get(path)).text).not.toMatch(/fresh/i);
});

it('cannot complete a module whose check was not passed', async () => {
  const found = await rows(
    at.db,
    `SELECT s.id FROM submissions s JOIN attempt_picks k ON k.attempt_id = s.attempt_id WHERE k.kind = 'spaced'`,
  );
  expect(found).toHaveLength(1);
  expect(await findDifferences(at.app)).toEqual([]);
});
