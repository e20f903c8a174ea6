import { rows } from '../../src/database/query';
import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields } from '../support/browser';
import { Courses } from '../support/courses';
import { answerAll, begin, handIn, quiz, rightAnswers, tryCheck, wrongAnswers } from '../support/quiz';

const courses = new Courses();
let at: TestApp;
let amara: Browser;
let grace: Browser;
beforeAll(async () => {
  at = await startApp({ COURSES_DIR: courses.dir });
  [amara, grace] = [await Browser.as(at, 'amara'), await Browser.as(at, 'grace')];
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const lesson = (id: string) => `/modules/kind-no/lessons/${id}`;
const form = async (browser: Browser, page: string, action: string) =>
  hiddenFields((await browser.get(page)).text, action);
const count = async (text: string, values: unknown[]) =>
  Number((await rows<{ n: number | string }>(at.db, `SELECT COUNT(*) AS "n" FROM ${text}`, values))[0]!.n);
const submissions = (attempt: string) =>
  count('submissions WHERE attempt_id = ?', [attempt.slice('/attempts/'.length)]);
const lessonsDone = (name: string, id: string) =>
  count('lesson_completions l JOIN people p ON p.id = l.person_id WHERE p.email = ? AND l.lesson_id = ?', [
    `${name}@demo.example`,
    id,
  ]);

describe('a form that is posted twice', () => {
  it('hands in once, with the same outcome', async () => {
    const attempt = await begin(amara);
    await answerAll(amara, attempt, rightAnswers);
    const fields = await form(amara, `${attempt}/review`, `${attempt}/submission`);
    const post = () => amara.post(`${attempt}/submission`, fields);
    const posted = [...(await Promise.all([post(), post(), post()])), await post()];
    expect(new Set(posted.map((one) => `${one.status} ${one.location}`))).toEqual(new Set([`303 ${attempt}/result`]));
    expect(await submissions(attempt)).toBe(1);
  });

  it('hands in once from two pages, each with a key of its own', async () => {
    const attempt = await begin(grace);
    const forms = [1, 2].map(() => form(grace, `${attempt}/review`, `${attempt}/submission`));
    const posted = await Promise.all(
      (await Promise.all(forms)).map((fields) => grace.post(`${attempt}/submission`, fields)),
    );
    expect(posted.map((one) => one.location)).toEqual([`${attempt}/result`, `${attempt}/result`]);
    expect(await submissions(attempt)).toBe(1);
  });

  it('starts one attempt', async () => {
    const fields = await form(grace, quiz, `${quiz}/attempts`);
    const [one, two] = await Promise.all([1, 2].map(() => grace.post(`${quiz}/attempts`, fields)));
    expect(one!.location).toMatch(/^\/attempts\/.+\/questions\/1$/);
    expect(two!.location).toBe(one!.location);
    await handIn(grace, one!.location.replace('/questions/1', ''));
    expect((await grace.post(`${quiz}/attempts`, fields)).location).toBe(one!.location);
  });

  it('does a lesson once, and leads to the same next part', async () => {
    const action = `${lesson('three-parts')}/completion`;
    const fields = await form(amara, lesson('three-parts'), action);
    const posted = [await amara.post(action, fields), await amara.post(action, fields)];
    expect(posted.map((one) => one.location)).toEqual([lesson('practise'), lesson('practise')]);
    expect((await amara.send(lesson('three-parts'), action)).location).toBe(lesson('practise'));
    expect(await lessonsDone('amara', 'three-parts')).toBe(1);
  });
});

describe('a key that was used before', () => {
  const action = `${lesson('practise')}/completion`;

  it('does nothing for other contents, and leads back to the form with a fresh key', async () => {
    const used = await form(grace, lesson('three-parts'), `${lesson('three-parts')}/completion`);
    await grace.post(`${lesson('three-parts')}/completion`, used);
    const refused = await grace.post(action, used);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('This form was sent before');
    expect(refused.text).toContain(`<a class="btn" href="${lesson('practise')}">`);
    expect(await lessonsDone('grace', 'practise')).toBe(0);
    expect((await form(grace, lesson('practise'), action))._key).not.toBe(used._key);
    expect((await grace.send(lesson('practise'), action)).location).toBe(quiz);
  });

  it('tells nobody else what came of it', async () => {
    const hers = await form(amara, lesson('practise'), action);
    await amara.post(action, hers);
    const ines = await Browser.as(at, 'ines');
    const own = await form(ines, lesson('practise'), action);
    expect((await ines.post(action, { ...own, _key: hers._key! })).status).toBe(409);
    expect(await lessonsDone('ines', 'practise')).toBe(0);
  });
});

it('does not use a key up when nothing came of it', async () => {
  const action = '/modules/a-warm-yes/lessons/practise/completion';
  const fields = await form(grace, lesson('practise'), `${lesson('practise')}/completion`);
  expect((await grace.post(action, fields)).status).toBe(404);
  courses.copyModule('kind-no', 'a-warm-yes');
  await (await Browser.as(at, 'tess')).send('/studio/a-warm-yes', '/studio/a-warm-yes/versions');
  expect((await grace.post(action, fields)).location).toBe('/modules/a-warm-yes/quizzes/check');
});

it('keeps every try, and a later one that fails takes nothing away', async () => {
  const liam = await Browser.as(at, 'liam');
  for (const id of ['three-parts', 'practise']) await liam.send(lesson(id), `${lesson(id)}/completion`);
  for (const answers of [wrongAnswers, rightAnswers, wrongAnswers]) await tryCheck(liam, answers);
  const { text } = await liam.get(quiz);
  expect([...text.matchAll(/Try (\d)<\/a>[^·]*· (\d of 3) · ([a-z ]+)</g)].map((found) => found.slice(1))).toEqual([
    ['1', '2 of 3', 'not passed yet'],
    ['2', '3 of 3', 'passed'],
    ['3', '2 of 3', 'not passed yet'],
  ]);
  expect((await liam.get('/my-record')).text).toContain('You have finished one module');
});
