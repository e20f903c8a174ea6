import type { Browser, Page } from 'playwright-core';
import { type TestApp, startApp } from '../support/app';
import { launch } from '../support/chromium';
import { Courses } from '../support/courses';
import { everyFact, writeEveryType } from '../support/every-type';
import { faults, listen, signIn } from '../support/site';
import { fillSlot } from '../support/slots';

jest.setTimeout(180_000);
const courses = new Courses();
let at: TestApp;
let base: string;
let browser: Browser;
beforeAll(async () => {
  writeEveryType(courses);
  at = await startApp({ COURSES_DIR: courses.dir });
  for (const [key, value] of Object.entries(everyFact)) await fillSlot(at, { key, value, checkedOn: '2026-11-01' });
  [base, browser] = [await listen(at), await launch()];
});
afterAll(async () => {
  await browser.close();
  await at.close();
  courses.clear();
});

const studio = '/studio/every-type/panels';
const press = async (page: Page, selector: string) => {
  await page.locator(selector).first().focus();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
};
const sound = async (page: Page, what: string) => expect([what, await faults(page)]).toEqual([what, []]);

/** Invites by the form of the check's question. @returns the link that is shown once. */
async function invite(page: Page, name: string): Promise<string> {
  await page.goto(studio);
  const form = 'form[action$="/check/a-hug/invitations"]';
  await page.locator(`details:has(${form}) summary`).click();
  await page.locator(`${form} input[name=name]`).fill(name);
  await press(page, `${form} .btn`);
  return page.inputValue('#link');
}

it('goes from an invitation to a panel split, with no fault on the way', async () => {
  const tess = await signIn(browser, base, 'tess');
  await tess.goto(studio);
  await tess.evaluate("document.querySelectorAll('main details').forEach((fold) => (fold.open = true))");
  await sound(tess, 'no panel');
  const links: string[] = [];
  for (const name of ['Dario', 'Ngozi', 'Wes']) links.push(await invite(tess, name));
  await sound(tess, 'the link');

  for (const [i, step] of ['It depends', 'Rather yes', 'It depends'].entries()) {
    const panellist = await (await browser.newContext({ javaScriptEnabled: i > 0 })).newPage();
    await panellist.goto(links[i]!);
    if (i === 1) {
      await press(panellist, 'form .btn');
      expect(await panellist.locator('.em').allInnerTexts()).toEqual([
        'Choose one of the answers.',
        'Write why, in a sentence or two.',
      ]);
      await sound(panellist, 'an empty answer');
    }
    await panellist.getByLabel(step, { exact: true }).focus();
    await panellist.keyboard.press('Space');
    await panellist.fill('#reason', `It is about the person, and I ask first. (${i})`);
    if (i === 0) {
      await panellist.focus('#named');
      await panellist.keyboard.press('Space');
    }
    await press(panellist, 'form .btn');
    expect(await panellist.locator('[role=status]').innerText()).toContain('Your answer is kept.');
    if (i === 1) await sound(panellist, 'an answer');
    await panellist.context().close();
  }

  await tess.goto(studio);
  await press(tess, 'form[action$="/check/a-hug/publications"] .btn');
  await tess.evaluate("document.querySelectorAll('main details').forEach((fold) => (fold.open = true))");
  expect(await tess.locator('.panel-split li').count()).toBe(5);
  await sound(tess, 'a panel');
  await tess.context().close();
});

it.each([true, false])('shows the split only after committing, by keyboard (JavaScript: %s)', async (hasScript) => {
  const page = await signIn(browser, base, hasScript ? 'amara' : 'ben', { javaScriptEnabled: hasScript });
  await page.goto('/modules/every-type/quizzes/check');
  await press(page, 'form.go .btn');
  await page.goto(page.url().replace('/questions/1', '/questions/11'));
  expect(await page.content()).not.toContain('I ask first');
  if (hasScript) await sound(page, 'a judgement');
  await press(page, 'button[value=compare]');
  expect(await page.locator('[role=alert]').innerText()).toContain('Choose one of the answers first.');
  await page.getByLabel('Rather yes', { exact: true }).focus();
  await page.keyboard.press('Space');
  await page.fill('#reason', 'She asked.');
  if (hasScript) await page.locator('[data-saved]', { hasText: 'Saved' }).waitFor();
  await press(page, 'button[value=compare]');
  expect(await page.locator('.panel-split li').allInnerTexts()).toHaveLength(5);
  expect((await page.locator('.panel-split-own').innerText()).replace(/\s+/g, ' ')).toContain('Rather yes You 1 of 3');
  expect(await page.locator('.panel-reasons').innerText()).toContain('Dario');
  if (hasScript) await sound(page, 'a split');
  await page.goto(page.url().replace(/questions.*/, 'review'));
  await press(page, 'form.go .btn');
  expect(await page.locator('.panel-split-own').innerText()).toContain('You');
  if (hasScript) await sound(page, 'a result');
  await page.context().close();
});
