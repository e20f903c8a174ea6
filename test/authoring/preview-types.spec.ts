import { rightAnswer } from '../../src/attempts/right-answer.rules';
import type { AskedQuestion } from '../../src/content/question.types';
import { quizOf, markedQuestions } from '../../src/content/module-parts.rules';
import { VersionsService } from '../../src/content/versions.service';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { Courses } from '../support/courses';
import { everyFact, writeEveryType } from '../support/every-type';
import { fillSlot } from '../support/slots';
import { rowCounts } from '../support/tables';

const courses = new Courses();
const facts = new Map(Object.entries(everyFact));
const quiz = '/studio/every-type/preview/quizzes/check';
let at: TestApp;
let tess: Browser;
let questions: AskedQuestion[];
beforeAll(async () => {
  writeEveryType(courses);
  at = await startApp({ COURSES_DIR: courses.dir });
  for (const [key, value] of facts) await fillSlot(at, { key, value, checkedOn: '2026-11-01' });
  tess = await Browser.as(at, 'tess');
  const { module } = (await at.app.get(VersionsService).findCurrent('every-type'))!;
  questions = markedQuestions(quizOf(module, 'check')!).slice(0, 10);
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const plain = (text: string) =>
  text
    .replaceAll('&amp;', '&')
    .replace(/&#x([0-9A-F]+);/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

/** Sends the form of a question's page, which gets; what the page itself has in `option` is replaced. */
async function give(html: string, option: string[], more: Record<string, string>) {
  const form = html.split('<form').find((part) => part.includes(`action="${quiz}/answers"`))!;
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const query = new URLSearchParams(
    hidden.filter(([, name]) => name !== 'option').map(([, name, value]): [string, string] => [name!, plain(value!)]),
  );
  for (const one of option) query.append('option', one);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  const { location } = await tess.get(`${quiz}/answers?${query.toString()}`);
  return { location, text: (await tess.get(location)).text };
}

it('takes every type to a result, and leaves no row in any table', async () => {
  const before = await rowCounts(at.db);
  let page = (await tess.get(`${quiz}/questions/1`)).text;
  for (const question of questions) {
    const chosen = rightAnswer(question, facts);
    if (question.type === 'self-checked') {
      expect(page).not.toContain('MODEL-WORDS');
      expect((await give(page, ['  '], { then: 'compare' })).text).toContain('Write something first');
      page = (await give(page, ['It is “mine”: 100% & more.\nTwo lines'], { then: 'compare' })).text;
      expect(page).toMatch(/It is “mine”: 100% &amp; more\.<br>Two lines[^]*MODEL-WORDS/);
      page = (await give(page, ['It is “mine”: 100% & more.\nTwo lines', ...chosen.slice(1)], { then: 'next' })).text;
    } else page = (await give(page, chosen, { then: 'next', touched: '1' })).text;
  }
  expect(page).toContain('All 10 are answered.');
  const result = /action="([^"]+\/result)"/.exec(page)![1]!;
  const given = [...page.matchAll(/name="given" value="([^"]*)"/g)].map(([, value]): [string, string] => [
    'given',
    plain(value!),
  ]);
  expect((await tess.get(`${result}?${new URLSearchParams(given).toString()}`)).text).toContain('Passed: 10 of 10');
  expect(await rowCounts(at.db)).toEqual(before);
});

it('moves the steps of an ordering by its buttons', async () => {
  const n = questions.findIndex((one) => one.type === 'ordering') + 1;
  const page = (await tess.get(`${quiz}/questions/${n}`)).text;
  const order = [...page.matchAll(/<input type="hidden" name="option" value="([^"]+)">/g)].map(([, id]) => id!);
  const moved = await give(page, order, { move: `up-${order[3]}` });
  expect(moved.location).toContain(`/questions/${n}?`);
  const after = [...moved.text.matchAll(/<input type="hidden" name="option" value="([^"]+)">/g)].map(([, id]) => id!);
  expect(after).toEqual([order[0], order[1], order[3], order[2]]);
  expect(moved.text).toMatch(new RegExp(`value="up-${order[3]}"[^>]* autofocus`));
});

it('says how much of a text it keeps', async () => {
  const n = questions.findIndex((one) => one.type === 'self-checked') + 1;
  expect((await tess.get(`${quiz}/questions/${n}`)).text).toMatch(/Up to 500 characters[^]*maxlength="500"/);
});
