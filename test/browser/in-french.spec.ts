import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { readLibrary } from '../../src/content/files/read-library';
import type { Question } from '../../src/content/question.types';
import { checksOf, itemsOf, rightIdsOf } from '../../src/content/question-items.rules';
import { demoSlots } from '../../src/operations/demo-cast';
import { password, type TestApp, startApp } from '../support/app';
import { launch } from '../support/chromium';
import { factLines, LeftInEnglish } from '../support/left-in-english';
import { listen } from '../support/site';

jest.setTimeout(120_000);
const coursesDir = join(__dirname, '..', '..', 'courses');
const library = readLibrary(coursesDir);
const crisis = library.modules.find(({ slug }) => slug === 'crisis')!.module!;
let at: TestApp;
let base: string;
let browser: Browser;
beforeAll(async () => {
  at = await startApp({ COURSES_DIR: coursesDir });
  [base, browser] = [await listen(at), await launch()];
});
afterAll(async () => {
  await browser.close();
  await at.close();
});

const left = new LeftInEnglish(library, ['crisis', 'role'], factLines(Object.values(demoSlots)));
const main = 'main .go .btn:not(.btn-2):not(.btn-3)';

async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await left.look(page);
}

/** Presses what leads to another page, and looks at what comes. */
async function press(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.locator(selector).first().click()]);
  await left.look(page);
}

async function signInFrench(): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: base, locale: 'fr-CA' })).newPage();
  page.setDefaultTimeout(5000);
  await visit(page, '/sign-in');
  await page.fill('#email', 'amara@demo.example');
  await page.fill('#password', password);
  await page.click('main form .btn');
  await page.waitForURL('**/my-training');
  await press(page, '.tongue[lang=fr]');
  return page;
}

async function play(page: Page): Promise<number> {
  const { turns } = crisis.scenarios[0]!;
  let [turn, steps] = [turns[0]!, 0];
  for (; !turn.ending; steps++) {
    const isOffered = ({ when }: (typeof turn.choices)[number]) => !when || demoSlots[when.slot] === when.is;
    const best = turn.choices.findIndex((choice) => choice.quality === 'best' && isOffered(choice));
    await page.click(`label[for=c-${best + 1}]`);
    await press(page, main);
    turn = turns.find(({ id }) => id === turn.choices[best]!.to)!;
  }
  return steps;
}

async function answer(page: Page, question: Question): Promise<void> {
  switch (question.type) {
    case 'matching':
      for (const [i, id] of rightIdsOf(question).entries()) await page.selectOption(`#row-${i + 1}`, id);
      return;
    case 'ordering':
      for (const [place, { id }] of itemsOf(question).entries())
        while ((await page.locator('[data-order] > li input').nth(place).inputValue()) !== id)
          await page.click(`button[value="up-${id}"]`);
      return;
    case 'local-slot':
      return page.fill('#answer', '555-0100');
    case 'self-checked':
      await page.fill('#answer', 'Cela reste entre nous, sauf en cas de danger.');
      await press(page, 'button[value=compare]');
      for (const { id } of checksOf(question)) await page.click(`label[for="o-${id}"]`);
      return;
    case 'single':
    case 'multiple':
    case 'true-false':
      for (const { id } of question.options.filter(({ right }) => right)) await page.click(`label[for="o-${id}"]`);
      return;
    default:
      throw new Error(`The check of the crisis module asks ${question.id}, which this story cannot answer.`);
  }
}

it('leads somebody who reads French from sign-in to a certificate, and no page says in English what it can say in French', async () => {
  const page = await signInFrench();
  await visit(page, '/my-training');
  await visit(page, '/modules/crisis');
  await press(page, main);
  for (const { id } of crisis.lessons) {
    expect(page.url()).toContain(`/lessons/${id}`);
    await press(page, main);
  }
  expect(page.url()).toContain('/scenarios/');
  await press(page, main);
  expect(await play(page)).toBeGreaterThan(3);
  await visit(page, '/modules/crisis');
  await press(page, main);
  expect(page.url()).toContain('/quizzes/check');
  await press(page, main);
  const { questions } = crisis.quizzes[0]!;
  expect(questions).toHaveLength(20);
  for (const [i, question] of questions.entries()) {
    expect(page.url()).toContain(`/questions/${i + 1}`);
    await answer(page, question);
    await press(page, main);
  }
  expect(page.url()).toContain('/review');
  await press(page, main);
  expect(await page.locator('h1').innerText()).toMatch(/^Réussi\s: 20 sur 20$/);
  await visit(page, '/my-record');
  await press(page, 'form[action="/my-record/certificates"] .btn');
  expect(await page.locator('main').innerText()).toContain('Amara Okafor');
  await visit(page, (await page.locator('a[href^="/certificates/"]').getAttribute('href'))!);
  for (const path of [
    '/modules/crisis',
    '/modules/crisis/document',
    '/modules/role',
    '/modules/role/document',
    '/my-training',
    '/help',
    '/account',
    '/glossary',
    '/resources',
    '/journal',
    '/questions',
  ])
    await visit(page, path);
  expect(left.seen.size).toBeGreaterThan(45);
  expect([...left.found]).toEqual([]);
});
