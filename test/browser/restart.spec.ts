import type { Browser, Page } from 'playwright-core';
import { type TestApp, startApp } from '../support/app';
import { launch } from '../support/chromium';
import { fillSignIn, listen, signIn } from '../support/site';

jest.setTimeout(60_000);
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

const option = (page: Page, label: string) => page.locator('.opt label', { hasText: label });
const isChosen = (page: Page, label: string) => page.getByLabel(label, { exact: true }).isChecked();
const kept = (page: Page) => page.locator('[data-saved][data-state=kept]').waitFor({ timeout: 20_000 });

async function openQuestion(page: Page, n: number): Promise<void> {
  await page.goto('/modules/kind-no/quizzes/check');
  await page.locator('form.go .btn').click();
  await page.waitForURL(/questions/);
  await page.goto(page.url().replace(/\d+$/, String(n)));
}

it('saves an answer by itself once the server is back, and both answers are there', async () => {
  const page = await signIn(browser, base, 'amara');
  await openQuestion(page, 2);
  await option(page, 'Warmth').click();
  await kept(page);

  await at.stop();
  await option(page, 'A bridge').click();
  await page.getByText('Not saved yet').waitFor();
  at = await startApp({}, at.place);
  await listen(at, Number(new URL(base).port));

  await kept(page);
  await page.reload();
  expect([await isChosen(page, 'Warmth'), await isChosen(page, 'A bridge')]).toEqual([true, true]);
  expect(await page.getByText('You gave another answer on another page').count()).toBe(0);
  await page.context().close();
});

it('says what another page saved, and shows both at the button', async () => {
  const page = await signIn(browser, base, 'grace');
  await openQuestion(page, 1);
  const desk = await page.context().newPage();
  await desk.goto(page.url());
  await option(desk, 'Take them home').click();
  await kept(desk);
  await option(page, 'Eat them together').click();
  await page.getByText('Another page of yours says something else').waitFor();
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await page.getByText('You gave another answer on another page').waitFor();
  expect(await isChosen(page, 'Eat them together')).toBe(true);
  await page.context().close();
});

it('leads to the result when the attempt was handed in on another page', async () => {
  const page = await signIn(browser, base, 'ines');
  await openQuestion(page, 1);
  const desk = await page.context().newPage();
  await desk.goto(page.url().replace(/questions.*/, 'review'));
  await desk.getByRole('button', { name: 'Hand in' }).click();
  await desk.waitForURL(/result/);
  await option(page, 'Eat them together').click();
  await page.waitForURL(/result/);
  await page.context().close();
});

it('saves an answer by itself when somebody signed out has signed in again in another tab', async () => {
  const page = await signIn(browser, base, 'liam');
  await openQuestion(page, 1);
  const other = await page.context().newPage();
  await other.goto('/my-training');
  await other.getByRole('button', { name: 'Sign out' }).click();
  await other.waitForURL(/sign-in/);
  await option(page, 'Eat them together').click();
  await page.getByText('You are signed out').waitFor();
  await fillSignIn(other, 'liam');
  await kept(page);
  await page.reload();
  expect(await isChosen(page, 'Eat them together')).toBe(true);
  await page.context().close();
});
