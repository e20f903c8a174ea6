import type { Browser, Page } from 'playwright-core';
import { type TestApp, startApp } from '../support/app';
import { launch } from '../support/chromium';
import { Courses } from '../support/courses';
import { everyFact, writeEveryType } from '../support/every-type';
import { markedFrench } from '../support/french';
import { faults, listen, signIn } from '../support/site';
import { fillSlot } from '../support/slots';

jest.setTimeout(120_000);
const courses = new Courses();
let at: TestApp;
let base: string;
let browser: Browser;
beforeAll(async () => {
  writeEveryType(courses);
  at = await startApp({ COURSES_DIR: courses.dir }, undefined, markedFrench());
  for (const [key, value] of Object.entries(everyFact)) await fillSlot(at, { key, value, checkedOn: '2026-11-01' });
  [base, browser] = [await listen(at), await launch()];
});
afterAll(async () => {
  await browser.close();
  await at.close();
  courses.clear();
});

async function openQuestion(page: Page, n: number): Promise<void> {
  await page.goto('/modules/every-type/quizzes/check');
  await page.locator('form.go .btn').click();
  await page.waitForURL(/questions/);
  await page.goto(page.url().replace(/\d+$/, String(n)));
}

async function change(page: Page, to: 'fr' | 'en'): Promise<void> {
  await page.locator(`.tongue[lang=${to}]`).focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector(`html[lang=${to}]`);
}

it.each([
  ['with JavaScript', true, 'grace'],
  ['without JavaScript', false, 'amara'],
])(
  'changes the language in the middle of a question by keyboard, and keeps what was just typed, %s',
  async (_, javaScriptEnabled, name) => {
    const page = await signIn(browser, base, name, { javaScriptEnabled });
    await openQuestion(page, 8);
    await page.fill('#answer', 'I would say it kindly.');
    const address = page.url();
    await change(page, 'fr');
    expect([page.url(), await page.inputValue('#answer')]).toEqual([address, 'I would say it kindly.']);
    await page.fill('#answer', 'Kindly, and once.');
    await change(page, 'en');
    expect(await page.inputValue('#answer')).toBe('Kindly, and once.');
    await page.goto(address.replace(/\d+$/, '1'));
    await page.locator('.opt label').nth(1).click();
    const chosen = await page.locator('input[name=option]:checked').getAttribute('value');
    await change(page, 'fr');
    expect(await page.locator('input[name=option]:checked').getAttribute('value')).toBe(chosen);
    await page.context().close();
  },
);

it('has its switch on the sign-in page and on a learner’s pages without a fault', async () => {
  const page = await signIn(browser, base, 'chloe');
  for (const path of ['/my-training', '/help']) {
    await page.goto(path);
    expect([path, await faults(page)]).toEqual([path, []]);
  }
  await page.context().clearCookies();
  await page.goto('/sign-in');
  expect(await faults(page)).toEqual([]);
});
