import { rows } from '../../src/database/query';
import { findDifferences } from '../../src/operations/verify';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { Courses } from '../support/courses';
import { askedBy, answerAllBut, poolIds, poolQuiz, tryPool, writePoolModule } from '../support/pool-course';
import { begin, handIn } from '../support/quiz';

const courses = new Courses();
let at: TestApp;
let amara: Browser;
beforeAll(async () => {
  writePoolModule(courses, 'draw: { first: 2, second: 1 }\nshuffle: all\nrecheck: objectives\n');
  at = await startApp({ COURSES_DIR: courses.dir });
  amara = await Browser.as(at, 'amara');
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const quotas = (ids: string[]) => ['must', 'a', 'b'].map((kind) => ids.filter((id) => id.startsWith(kind)).length);

it('says before it begins how many questions it asks, and what passes', async () => {
  const { text } = await amara.get(poolQuiz);
  expect(text).toContain('4 questions, and no clock. 4 of 4 right is a pass.');
  expect(text).toContain('You get 4 of 9 questions');
  expect((await amara.get('/modules/pools')).text).toContain('4 questions');
});

it('asks so many of each objective, the same on every visit, and marks what was asked', async () => {
  const attempt = await begin(amara, poolQuiz);
  const asked = await askedBy(amara, attempt);
  expect(quotas(asked)).toEqual([1, 2, 1]);
  expect(await askedBy(amara, attempt)).toEqual(asked);
  const missed = asked.find((id) => id.startsWith('a'))!;
  await answerAllBut(amara, attempt, [missed]);
  expect((await amara.get(`${attempt}/review`)).text).toContain('All 4 are answered.');
  const result = (await amara.get(await handIn(amara, attempt))).text;
  expect(result).toContain('Nearly there: 3 of 4');
  expect(result).toContain(`No, ${missed}.`);
  expect(poolIds.filter((id) => !asked.includes(id) && result.includes(`What of ${id}?`))).toEqual([]);
});

it('asks others the next time, as long as there are any, and keeps each pick as a row of its own', async () => {
  const grace = await Browser.as(at, 'grace');
  for (let n = 0; n < 2; n++) await tryPool(grace, ['must']);
  const kept = await rows<{ questionIds: string }>(
    at.db,
    `SELECT k.question_ids AS "questionIds" FROM attempt_picks k JOIN people p ON p.id = k.person_id WHERE p.email = 'grace@demo.example' ORDER BY k.chain_no`,
  );
  const [first, second] = kept.map((row) => JSON.parse(row.questionIds) as string[]);
  expect([first, second].map((ids) => quotas(ids!))).toEqual([
    [1, 2, 1],
    [1, 2, 1],
  ]);
  expect(first!.filter((id) => second!.includes(id))).toEqual(['must']);
});

it('asks only what was missed, with other questions, and passing that passes the check', async () => {
  const hiro = await Browser.as(at, 'hiro');
  const { result, attempt } = await tryPool(hiro, ['b1', 'b2', 'b3', 'b4']);
  expect(result).toContain('Try only what was missed');
  expect(result).toContain('You get as many questions as you missed, on the same topics');
  expect(result).toContain('Try all of it again');
  const before = await rows<{ questionIds: string }>(
    at.db,
    'SELECT question_ids AS "questionIds" FROM attempt_picks WHERE attempt_id = ?',
    [attempt.slice('/attempts/'.length)],
  );
  const again = (await hiro.send(`${attempt}/result`, `${poolQuiz}/attempts`)).location.replace('/questions/1', '');
  const asked = await askedBy(hiro, again);
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatch(/^b/);
  expect(before[0]!.questionIds).not.toContain(asked[0]);
  await answerAllBut(hiro, again, []);
  expect((await hiro.get(await handIn(hiro, again))).text).toContain('Passed: 1 of 1');
  expect((await hiro.get('/my-record')).text).toContain('>Pools</a>');
});

it('does not let anybody ask for less before a try, or once it is passed', async () => {
  const ben = await Browser.as(at, 'ben');
  const whole = (await ben.send(poolQuiz, `${poolQuiz}/attempts`, { kind: 'recheck' })).location.replace(
    '/questions/1',
    '',
  );
  expect(await askedBy(ben, whole)).toHaveLength(4);
  await answerAllBut(ben, whole, []);
  const result = (await ben.get(await handIn(ben, whole))).text;
  expect(result).toContain('Passed: 4 of 4');
  expect(result).not.toContain('Try only what was missed');
  const again = (await ben.send(poolQuiz, `${poolQuiz}/attempts`, { kind: 'recheck' })).location;
  expect(await askedBy(ben, again.replace('/questions/1', ''))).toHaveLength(4);
});

it('leaves verify nothing to say', async () => expect(await findDifferences(at.app)).toEqual([]));
