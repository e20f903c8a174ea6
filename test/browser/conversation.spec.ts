import type { Browser, Page } from 'playwright-core';
import { type TestApp, startApp } from '../support/app';
import { launch } from '../support/chromium';
import { faults, listen, signIn } from '../support/site';

jest.setTimeout(120_000);
let at: TestApp;
let base: string;
let browser: Browser;
beforeAll(async () => {
  at = await startApp();
  [base, browser] = [await listen(at), await launch()];
});
afterAll(async () => {
  await browser.close();
  await at.close();
});

/** Moves on by Tab until this has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 90; n++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`${selector} cannot be reached.`);
}
/** Opens a fold, fills in what is in it, and presses its button. */
async function add(page: Page, fold: string, fields: Record<string, string>, button: string): Promise<void> {
  await page.locator('summary', { hasText: fold }).click();
  for (const [id, value] of Object.entries(fields)) await page.fill(`#${id}`, value);
  await page.getByRole('button', { name: button }).click();
  await page.waitForLoadState();
}
const wordsOf = (page: Page) => page.locator('main').innerText();
const pagesIn = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;

it('is prepared and held by Sol and Amara, from nothing to a signed page that prints on one sheet', async () => {
  const sol = await signIn(browser, base, 'sol');
  await sol.goto('/team');
  await sol.getByRole('link', { name: 'Amara Okafor' }).first().click();
  await sol.locator('.ways').getByRole('link', { name: 'Conversation' }).click();
  expect(await faults(sol)).toEqual([]);
  await sol.getByRole('button', { name: 'Start the agenda' }).click();
  await sol.waitForURL(/conversation\/[0-9a-f-]{36}$/);
  expect(await wordsOf(sol)).toContain('Half of the agenda belongs to Amara Okafor');
  for (const point of ['The module that waits', 'When the phone rings at night', 'Words for the first visit'])
    await add(sol, 'Add a point', { point }, 'Add this point');

  const amara = await signIn(browser, base, 'amara', {
    javaScriptEnabled: false,
    viewport: { width: 320, height: 640 },
  });
  await amara.goto('/my-conversations');
  await amara.getByRole('link', { name: 'Open it' }).click();
  for (const point of ['How the first two weeks feel', 'Leaving a meeting'])
    await add(amara, 'Add a point', { point }, 'Add this point');
  const fields = amara.locator('textarea');
  await fields.first().fill('Good, mostly. I like the team room.\nI am never sure when I may leave a meeting.');
  for (const n of [1, 2, 3, 4]) await fields.nth(n).fill(`What I think about point ${n + 1}, in a sentence or two.`);
  await amara.getByRole('button', { name: 'Save', exact: true }).click();
  const by = '2030-05-04';
  await add(amara, 'Add an action', { what: 'Try the three sentences', by }, 'Add this action');

  await sol.reload();
  await tabTo(sol, 'textarea');
  await sol.keyboard.type('Thank you for saying that. Let us agree on a sign with the team.');
  for (const n of [2, 3, 4, 5]) {
    await tabTo(sol, 'textarea');
    await sol.keyboard.type(`What I think about point ${n}, and what I saw in these two weeks.`);
  }
  await sol.fill('#next', '2030-05-11');
  await add(sol, 'Add an action', { what: 'Agree on a sign for leaving meetings', by }, 'Add this action');
  expect(await sol.locator('.talk h3').first().innerText()).toContain('How the first two weeks feel');
  expect(await wordsOf(sol)).toContain('5 points, about 20 minutes');
  expect(await faults(sol)).toEqual([]);
  await sol.setViewportSize({ width: 1280, height: 900 });
  await tabTo(sol, '[name=then][value=sign]');
  await sol.keyboard.press('Enter');
  await sol.locator('.st-done').waitFor();

  await amara.reload();
  await amara.getByRole('button', { name: 'Sign this conversation' }).click();
  expect(await amara.locator('.st-done').count()).toBe(2);
  expect(await amara.locator('.talk textarea').count()).toBe(0);
  await sol.reload();
  expect(await faults(sol)).toEqual([]);
  for (const format of ['A4', 'Letter'] as const)
    expect([format, pagesIn(await sol.pdf({ format }))]).toEqual([format, 1]);
  await Promise.all([sol.context().close(), amara.context().close()]);
});
