import type { Browser, Page } from 'playwright-core';
import { Clock } from '../../src/shared/clock';
import { type TestApp, startApp } from '../support/app';
import { launch } from '../support/chromium';
import { faults, fillSignIn, listen } from '../support/site';

jest.setTimeout(90_000);
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
let passed = 0;
afterEach(() => (passed = 0));

/** Minutes go by for the pages and for the server, as nobody touches anything. */
async function wait(minutes: number, ...pages: Page[]): Promise<void> {
  passed += minutes * 60_000;
  const now = Date.now.bind(Date);
  at.app.get(Clock).now = () => new Date(now() + passed);
  for (const page of pages) await page.clock.fastForward(minutes * 60_000);
}

async function openShared(name: string, address: string): Promise<Page> {
  await wait(0);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, baseURL: base });
  const page = await context.newPage();
  await page.clock.install();
  await fillSignIn(page, name, { shared: true });
  await page.goto(address);
  return page;
}

const notice = (page: Page) => page.getByRole('region', { name: 'Your sign-in' });

it('says five minutes before that a shared computer signs out, without taking the focus, and stays by one button', async () => {
  const page = await openShared('amara', '/modules/kind-no');
  expect(await page.locator('footer').innerText()).toContain('without a click you are signed out at');
  await page.locator('main a').first().focus();
  await wait(24, page);
  expect(await notice(page).isVisible()).toBe(false);
  await wait(2, page);
  await page.getByText(/^You will be signed out at \d\d:\d\d\.$/).waitFor();
  expect(await notice(page).locator('[role=status]').innerText()).toContain('You will be signed out');
  expect(await page.evaluate("document.activeElement.closest('main') !== null")).toBe(true);

  await page.keyboard.press('Home');
  await notice(page).getByRole('button', { name: 'Stay signed in' }).press('Enter');
  await page.getByText('You are still signed in.').waitFor();
  expect(await page.evaluate("document.activeElement.closest('main') !== null")).toBe(true);
  await wait(1, page);
  await notice(page).waitFor({ state: 'hidden' });
  await wait(20, page);
  await page.reload();
  expect(new URL(page.url()).pathname).toBe('/modules/kind-no');
  await page.context().close();
});

it('has no fault while it says so', async () => {
  const page = await openShared('amara', '/modules/kind-no');
  await wait(26, page);
  await notice(page).waitFor();
  await page.clock.resume();
  expect(await faults(page)).toEqual([]);
  await page.context().close();
});

it('knows what another tab of the same person did', async () => {
  const page = await openShared('ben', '/my-training');
  const other = await page.context().newPage();
  await other.goto('/my-training');
  await wait(20, page);
  await page.reload();
  await wait(8, other);
  expect(await notice(other).isVisible()).toBe(false);
  await page.context().close();
});

it('covers the page on a shared computer, gives it back to whoever signs in again, with what was written', async () => {
  const page = await openShared('sol', '/team/modules');
  const address = (await page.locator('.mx tbody a').first().getAttribute('href'))!;
  await page.goto(address);
  await page.click('summary:has-text("Assign")');
  await page.fill('#assign-reason', 'She asked for it.');
  await wait(31, page);
  await page.getByText(/^You were signed out at \d\d:\d\d, and this page is covered/).waitFor();
  expect(await page.locator('main').isVisible()).toBe(false);

  const again = await page.context().newPage();
  await fillSignIn(again, 'sol', { shared: true });
  await page.evaluate("dispatchEvent(new Event('focus'))");
  await page.locator('main').waitFor();
  expect(await page.inputValue('#assign-reason')).toBe('She asked for it.');
  await page.selectOption('#assign-module', { index: 1 });
  await page.locator('form:has(#assign-reason) .btn').click();
  await page.getByText('She asked for it.').first().waitFor();
  await page.context().close();
});

it('shows a covered page to nobody else who signs in', async () => {
  const page = await openShared('sol', '/team');
  await wait(31, page);
  await page.getByText('this page is covered').waitFor();
  const other = await page.context().newPage();
  await fillSignIn(other, 'chloe', { shared: true });
  await page.evaluate("dispatchEvent(new Event('focus'))");
  await page.waitForURL(/my-training/);
  await page.context().close();
});

it('sends what was written when the sign-in had ended, after signing in again, without JavaScript', async () => {
  await wait(0);
  const context = await browser.newContext({ baseURL: base, javaScriptEnabled: false });
  const page = await context.newPage();
  await fillSignIn(page, 'sol', { shared: true });
  await page.goto('/team/modules');
  await page.locator('.mx tbody a[href^="/people/"]:not([href$=needs])').nth(1).click();
  await page.click('summary:has-text("Assign")');
  await page.selectOption('#assign-module', { index: 1 });
  await page.fill('#assign-reason', 'First line.\nSecond line, with “quotes” & <signs>.');
  await wait(31);
  await page.locator('form:has(#assign-reason) .btn').click();
  await page.getByText('what you sent is kept on this page').waitFor();
  await page.fill('#email', 'sol@demo.example');
  await page.fill('#password', 'peer-support-demo');
  await page.press('#password', 'Enter');
  await page.getByText('Here is what you wrote.').waitFor();
  expect(await page.locator('blockquote').innerText()).toContain('Second line, with “quotes” & <signs>.');
  await page.getByRole('button', { name: 'Send it now' }).click();
  await page.waitForURL(/people/);
  expect(await page.locator('main').innerText()).toContain('Second line, with “quotes” & <signs>.');
  await context.close();
});
