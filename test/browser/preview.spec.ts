import type { Browser } from 'playwright-core';
import { type TestApp, startApp } from '../support/app';
import { launch } from '../support/chromium';
import { listen, signIn } from '../support/site';
import { rowCounts } from '../support/tables';

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

it.each([true, false])('previews a whole module and saves nothing, with JavaScript: %s', async (javaScriptEnabled) => {
  const page = await signIn(browser, base, 'tess', { javaScriptEnabled });
  const before = await rowCounts(at.db);
  const sent: string[] = [];
  page.on('request', (request) => request.method() !== 'GET' && sent.push(`${request.method()} ${request.url()}`));
  await page.goto('/studio/kind-no');
  await page.click('text=Preview the folder');
  await page.click('main .btn');
  for (const title of ['Three parts', 'Practise']) {
    expect(await page.locator('h1').innerText()).toBe(title);
    await page.press('.finish .btn', 'Enter');
    await page.waitForURL((url) => !url.pathname.endsWith(title === 'Practise' ? 'practise' : 'three-parts'));
  }
  await page.press('form.go .btn', 'Enter');
  for (const n of [1, 2, 3]) {
    await page.waitForURL(new RegExp(`questions/${n}`));
    await page.focus('.opt input');
    await page.keyboard.press('Space');
    await page.press('button[value=next]', 'Enter');
  }
  await page.waitForURL(/review/);
  await page.goBack();
  expect(await page.locator('.opt input:checked').count()).toBe(1);
  await page.click('button[value=review]');
  await page.click('form.go .btn');
  expect(await page.locator('.band').innerText()).toContain('Preview: nothing is saved');
  expect(await page.locator('h1').innerText()).toMatch(/of 3/);
  expect(sent).toEqual([]);
  expect(await rowCounts(at.db)).toEqual(before);
  await page.context().close();
});
