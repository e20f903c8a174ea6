import { rightAnswer } from '../../src/attempts/right-answer.rules';
import type { AskedQuestion } from '../../src/content/question.types';
import { quizOf, markedQuestions } from '../../src/content/module-parts.rules';
import { checksOf, itemsOf } from '../../src/content/question-items.rules';
import { VersionsService } from '../../src/content/versions.service';
import { rows } from '../../src/database/query';
import { findDifferences } from '../../src/operations/verify';
import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields } from '../support/browser';
import { Courses } from '../support/courses';
import { everyFact, writeEveryType } from '../support/every-type';
import { begin, handIn } from '../support/quiz';
import { fillSlot } from '../support/slots';

const courses = new Courses();
const facts = new Map(Object.entries(everyFact));
const check = '/modules/every-type/quizzes/check';
const today = new Date().toISOString().slice(0, 10);
let at: TestApp;
let amara: Browser;
let attempt: string;
let questions: AskedQuestion[];
beforeAll(async () => {
  writeEveryType(courses);
  at = await startApp({ COURSES_DIR: courses.dir });
  for (const [key, value] of facts) await fillSlot(at, { key, value, checkedOn: today });
  amara = await Browser.as(at, 'amara');
  const { module } = (await at.app.get(VersionsService).findCurrent('every-type'))!;
  questions = markedQuestions(quizOf(module, 'check')!);
});
afterAll(async () => {
  await at.close();
  courses.clear();
});
beforeEach(async () => {
  attempt = await begin(amara, check);
});
afterEach(() => handIn(amara, attempt));

const find = <T extends AskedQuestion['type']>(type: T) =>
  questions.find((one): one is Extract<AskedQuestion, { type: T }> => one.type === type)!;
const placeOf = (question: AskedQuestion) => `${attempt}/questions/${questions.indexOf(question) + 1}`;
const page = async (question: AskedQuestion) => (await amara.get(placeOf(question))).text;

/** Sends a question's form as its page has it, by the button `more` names. */
async function send(question: AskedQuestion, option: string[], more: Record<string, string> = { then: 'next' }) {
  const fields = hiddenFields(await page(question), `${attempt}/answers`);
  return amara.post(`${attempt}/answers`, { ...fields, option, ...more });
}
const kept = async (question: AskedQuestion) =>
  (
    await rows<{ chosen: string }>(
      at.db,
      'SELECT chosen AS "chosen" FROM answers WHERE attempt_id = ? AND question_id = ? ORDER BY revision',
      [attempt.slice('/attempts/'.length), question.id],
    )
  ).map((row) => JSON.parse(row.chosen) as string[]);
const orderOn = (html: string) =>
  [...html.matchAll(/<input type="hidden" name="option" value="([^"]+)">/g)].map(([, id]) => id!);

it('asks every type, answered without JavaScript, and marks each', async () => {
  for (const question of questions.slice(0, 10)) {
    if (question.type === 'self-checked') await send(question, ['Mine'], { then: 'compare' });
    const chosen =
      question.type === 'self-checked'
        ? ['Mine', ...rightAnswer(question, facts).slice(1)]
        : rightAnswer(question, facts);
    expect((await send(question, chosen, { then: 'next', touched: '1' })).status).toBe(303);
  }
  const review = (await amara.get(`${attempt}/review`)).text;
  expect(review).toContain('All 10 are answered.');
  for (const words of [
    'A nod',
    'Forty, lent until Tuesday: <strong>Not fine</strong>',
    '1. Listen; 2. Say the rule',
    '10.5',
    'crossing',
    'You ticked 2 of 2',
    'always tell same shift',
  ])
    expect(review).toContain(words);
  const result = (await amara.get(await handIn(amara, attempt))).text;
  expect(result).toContain('Passed: 10 of 10');
  expect(result).toContain('You marked this one yourself. You ticked 2 of 2.');
  for (const feedback of ['KINDS', 'STEPS', 'MINUTES', 'WORD', 'OWN', 'RING', 'TOLD'])
    expect(result).toContain(`FEEDBACK-${feedback}`);
  expect(await findDifferences(at.app)).toEqual([]);
});

it('leaves out a question about a fact that nobody had filled in when the attempt began', async () => {
  expect((await amara.get(check)).text).toContain('10 questions');
  expect((await amara.get(`${attempt}/questions/11`)).status).toBe(404);
  await fillSlot(at, { key: 'policy.unfilled', value: 'We never lend.', checkedOn: today });
  expect((await amara.get(`${attempt}/questions/11`)).status).toBe(404);
  await handIn(amara, attempt);
  attempt = await begin(amara, check);
  expect((await amara.get(`${attempt}/questions/11`)).text).toContain('What is our rule about money?');
  await fillSlot(at, { key: 'policy.unfilled', value: '', checkedOn: today });
  await send(questions[10]!, ['we never lend']);
  const result = await amara.get(await handIn(amara, attempt));
  expect(result.text).toContain('1 of 11');
  expect(await findDifferences(at.app)).toEqual([]);
});

it('marks a local fact by what it was when the attempt began', async () => {
  const question = questions.find((one) => one.id === 'who-to-ring')!;
  await fillSlot(at, { key: 'crisis.onCall', value: 'New desk: 204-555-0199', checkedOn: today });
  await send(question, ['204 555 0101']);
  const result = await amara.get(await handIn(amara, attempt));
  await fillSlot(at, { key: 'crisis.onCall', value: everyFact['crisis.onCall'], checkedOn: today });
  expect(result.text).toContain('1 of 10');
  expect(await findDifferences(at.app)).toEqual([]);
});

describe('an ordering', () => {
  it('is moved by its buttons, which come back to the same question with the same button in focus', async () => {
    const question = find('ordering');
    const before = orderOn(await page(question));
    const moved = await send(question, before, { move: `up-${before[2]}` });
    expect(moved.location).toBe(`${placeOf(question)}?moved=up-${before[2]}`);
    const { text } = await amara.get(moved.location);
    const [a, b, c, d] = before as [string, string, string, string];
    expect(orderOn(text)).toEqual([a, c, b, d]);
    expect(await kept(question)).toEqual([[a, c, b, d]]);
    expect(/value="up-[^"]*" aria-label="Move up: [^>]* autofocus>Move up</.exec(text)?.[0]).toContain(c);
    const top = await amara.get((await send(question, [a, c, b, d], { move: `up-${c}` })).location);
    expect(/value="([^"]*)"[^>]* autofocus/.exec(top.text)?.[1]).toBe(`down-${c}`);
  });

  it('counts as answered only once it was moved or kept', async () => {
    const question = find('ordering');
    const order = orderOn(await page(question));
    expect((await send(question, order)).location).toContain('/questions/6');
    expect(await kept(question)).toEqual([[]]);
    expect(await page(question)).toContain('Not answered yet');
    await send(question, order, { then: 'keep' });
    expect((await kept(question)).at(-1)).toEqual(order);
    expect(await page(question)).not.toContain('Keep this order');
  });

  it('knows two orders of the same steps on two pages as two answers', async () => {
    const question = find('ordering');
    const [one, two] = [await page(question), await page(question)];
    const order = ids(question);
    const answers = [order, [...order].reverse()];
    for (const [i, html] of [one, two].entries()) {
      const fields = hiddenFields(html, `${attempt}/answers`);
      await amara.post(`${attempt}/answers`, { ...fields, option: answers[i]!, touched: '1', then: 'next' });
    }
    expect(await page(question)).toContain('<li>1. Listen</li>');
  });
  const ids = (question: ReturnType<typeof find<'ordering'>>) => itemsOf(question).map(({ id }) => id);
});

it('keeps what is not a number as it was typed, and names it', async () => {
  const question = find('numeric');
  await send(question, ['about <ten>']);
  expect(await page(question)).toContain('“about &lt;ten&gt;” is not a number');
  expect(await page(question)).toContain('value="about &lt;ten&gt;"');
  expect((await amara.get(`${attempt}/review`)).text).toContain('about &lt;ten&gt; (not a number)');
});

describe('words to compare with a model', () => {
  const own = () => find('self-checked');

  it('are open until they are compared, and nothing of the model is shown before', async () => {
    expect((await send(own(), [' '], { then: 'compare' })).status).toBe(422);
    await send(own(), ['Mine\r\nof two lines']);
    expect(await page(own())).not.toMatch(/MODEL-WORDS|CHECK-/);
    const review = (await amara.get(`${attempt}/review`)).text;
    expect(review).toContain('0 of 10 answered');
    expect(review).toContain('not compared with the model answer yet');
    const shown = await send(own(), ['Mine\r\nof two lines'], { then: 'compare' });
    expect(shown.location).toBe(`${placeOf(own())}#model`);
    expect(await page(own())).toMatch(/Mine<br>of two lines[^]*MODEL-WORDS[^]*CHECK-ONE/);
  });

  it('stand from then on, while the ticks may change; what a late page says is shown and not kept', async () => {
    const late = hiddenFields(await page(own()), `${attempt}/answers`);
    await send(own(), ['Mine'], { then: 'compare' });
    const [tick] = checksOf(own()).map(({ id }) => id) as [string];
    await send(own(), ['Mine', 'compared', tick]);
    const fields = { ...late, option: ['Other words'], sequence: '7' };
    const saved = await amara.post(`${attempt}/answers`, fields, { 'x-requested-with': 'autosave' });
    expect([saved.status, JSON.parse(saved.text)]).toEqual([409, { stands: true }]);
    const pressed = await amara.post(`${attempt}/answers`, { ...fields, then: 'next' });
    expect(pressed.status).toBe(409);
    expect(pressed.text).toContain('<blockquote>Other words</blockquote>');
    expect(await kept(own())).toEqual([
      ['Mine', 'compared'],
      ['Mine', 'compared', tick],
    ]);
    expect(await page(own())).toMatch(new RegExp(`value="${tick}" checked`));
  });

  it('are taken up to 2,000 characters, and more is not cut in silence', async () => {
    await send(own(), ['é'.repeat(2000)]);
    expect((await kept(own()))[0]![0]).toHaveLength(2000);
    expect((await send(own(), ['x'.repeat(2001)])).status).toBe(404);
  });
});

it('takes no ids but the question’s own', async () => {
  for (const question of questions.slice(0, 5)) {
    const chosen = rightAnswer(question, facts);
    expect(
      (await send(question, [...chosen.slice(0, -1), 'none-of-these'], { then: 'next', touched: '1' })).status,
    ).toBe(404);
  }
  expect((await send(find('ordering'), [], { move: 'up-../../x' })).status).toBe(404);
});

it('shows what is right at once in practice, question by question, and not while steps are moved', async () => {
  const practice = await begin(amara, '/modules/every-type/quizzes/warm-up');
  const checkAttempt = attempt;
  attempt = practice;
  const [ordering, numeric] = [find('ordering'), find('numeric')];
  expect(await page(numeric)).toContain('Check my answer');
  expect((await send(numeric, ['40'], { then: 'check' })).location).toBe(placeOf(numeric));
  expect(await page(numeric)).toMatch(/Not quite\.[^]*10.5 \(from 10 to 12 is right\)[^]*FEEDBACK-MINUTES/);
  const order = orderOn(await page(ordering));
  const moved = await amara.get((await send(ordering, order, { move: `down-${order[0]}` })).location);
  expect(moved.text).not.toContain('FEEDBACK-STEPS');
  await send(ordering, orderOn(moved.text), { then: 'check', touched: '1' });
  expect(await page(ordering)).toMatch(/1\. Listen[^]*FEEDBACK-STEPS/);
  await handIn(amara, practice);
  attempt = checkAttempt;
});
