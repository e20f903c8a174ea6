import type { Browser, Page } from 'playwright-core';
import { type TestApp, startApp } from '../support/app';
import { launch } from '../support/chromium';
import { coursesWithSignOff } from '../support/needs-course';
import { faults, listen, signIn } from '../support/site';

jest.setTimeout(180_000);
const courses = coursesWithSignOff();
let at: TestApp;
let base: string;
let browser: Browser;
beforeAll(async () => {
  at = await startApp({ COURSES_DIR: courses.dir });
  [base, browser] = [await listen(at), await launch()];
});
afterAll(async () => {
  await browser.close();
  await at.close();
  courses.clear();
});

const press = async (page: Page, selector: string) => {
  await page.locator(selector).first().focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
};
const sound = async (page: Page, what: string) => expect([what, await faults(page)]).toEqual([what, []]);
const choose = async (page: Page, selector: string) => {
  await page.locator(selector).focus();
  await page.keyboard.press('Space');
};
const unfold = async (page: Page, form: string) => {
  await page.locator(`details:has(form[action$="${form}"]) > summary`).first().focus();
  await page.keyboard.press('Enter');
};

/** Watches by keyboard what was asked of somebody, and signs it. */
async function watch(page: Page, sight: string, level: string, wentWell: string): Promise<void> {
  await page.goto('/observations');
  await press(page, 'main a:text-is("Skill COM-1")');
  await choose(page, '#moment-role-play');
  for (const line of [1, 2]) await choose(page, `#c${line}-${sight}`);
  await choose(page, `#level-${level}`);
  await page.fill('#wentWell', wentWell);
  await page.fill('#nextStep', 'Leave a pause.');
  await press(page, '#rate .btn');
}

it('is signed by a colleague, seen differently, and settled by a third person, by keyboard and without a fault', async () => {
  const amara = await signIn(browser, base, 'amara');
  await amara.goto('/my-sign-offs/COM-1');
  await amara.selectOption('#observerId', { label: 'Ben Whitford, experienced observer' });
  await press(amara, '#ask form .btn');

  const ben = await signIn(browser, base, 'ben', { javaScriptEnabled: false });
  await ben.goto('/observations');
  await press(ben, 'main a:text-is("Skill COM-1")');
  await press(ben, '#rate .btn');
  expect(await ben.locator('.em').count()).toBe(6);
  expect(await ben.locator('h1').innerText()).toBe('Skill COM-1');
  await watch(ben, 'not-yet', '1', 'Warm from the first word.');
  expect(await ben.locator('#written').innerText()).toContain('Warm from the first word.');
  await ben.context().close();

  await amara.goto('/my-sign-offs');
  await sound(amara, 'what is new');
  await press(amara, '#news a:text-is("Skill COM-1")');
  await amara.evaluate("document.querySelectorAll('main details').forEach((fold) => (fold.open = true))");
  await sound(amara, 'one’s own sign-off');
  await amara.reload();
  await unfold(amara, '/disputes');
  await amara.fill('#how', 'I waited on purpose.');
  await press(amara, 'form[action$="/disputes"] .btn');
  await amara.selectOption('#observerId', { label: 'Dmitri Volkov, experienced observer' });
  await press(amara, '#ask form .btn');

  const dmitri = await signIn(browser, base, 'dmitri');
  await dmitri.goto('/observations');
  await press(dmitri, 'main a:text-is("Skill COM-1")');
  await sound(dmitri, 'the form');
  await watch(dmitri, 'alone', '3', 'Both silences were right.');
  await dmitri.context().close();

  await amara.reload();
  const text = await amara.locator('main').innerText();
  for (const line of [
    'Settled by a third view',
    'Warm from the first word.',
    'I waited on purpose.',
    'Both silences were right.',
  ])
    expect(text).toContain(line);
  await sound(amara, 'a settled sign-off');
  await amara.context().close();
});
