import type { Browser, BrowserContext, Page } from 'playwright-core';
import { rows } from '../../src/database/query';
import { type TestApp, startApp } from '../support/app';
import { launch } from '../support/chromium';
import { fillSignIn, listen, signIn } from '../support/site';

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

const cutOff = 'Not saved yet: no connection. It stays here and is sent when the connection is back.';
const option = (page: Page, label: string) => page.locator('.opt label', { hasText: label });
const isChosen = (page: Page, label: string) => page.getByLabel(label, { exact: true }).isChecked();
const status = (page: Page) => page.locator('[data-saved]');
const kept = (page: Page) => page.locator('[data-saved][data-state=kept]').waitFor({ timeout: 40_000 });
const unsent = (page: Page) =>
  page.evaluate<string[]>("Object.entries(localStorage).filter(([key]) => key.startsWith('unsent:')).flat()");

async function openQuestion(page: Page, n: number): Promise<string> {
  await page.goto('/modules/kind-no/quizzes/check');
  await page.locator('form.go .btn').click();
  await page.waitForURL(/questions/);
  const address = page.url().replace(/\d+$/, String(n));
  await page.goto(address);
  return address;
}

/** Every save the server has of this attempt, in the order it came, as the words chosen. */
async function saves(address: string): Promise<number> {
  const attempt = /attempts\/([^/]+)/.exec(address)![1]!;
  return (await rows(at.db, 'SELECT id FROM answers WHERE attempt_id = ?', [attempt])).length;
}

async function stopServer(): Promise<void> {
  await at.stop();
}
async function startServer(): Promise<void> {
  at = await startApp({}, at.place);
  await listen(at, Number(new URL(base).port));
}

/** Ends a tab as somebody does who does not care what the browser asks. @returns whether it asked. */
async function close(page: Page): Promise<boolean> {
  let asked = false;
  page.on('dialog', (dialog) => {
    asked = dialog.type() === 'beforeunload';
    void dialog.accept();
  });
  await page.close({ runBeforeUnload: true });
  while (!page.isClosed()) await new Promise((done) => setTimeout(done, 50));
  return asked;
}

/** How each way of being cut off begins and ends. */
const cuts: Record<
  string,
  [cut: (context: BrowserContext) => Promise<void>, mend: (context: BrowserContext) => Promise<void>]
> = {
  'the network is gone': [(context) => context.setOffline(true), (context) => context.setOffline(false)],
  'the server is stopped': [stopServer, startServer],
};

describe.each(Object.entries(cuts))('when %s in the middle of a quiz', (how, [cut, mend]) => {
  const name = how.includes('network') ? 'amara' : 'grace';

  it('keeps what was chosen on the page, says so, warns before leaving, and saves it once on return', async () => {
    const page = await signIn(browser, base, name);
    const address = await openQuestion(page, 2);
    await cut(page.context());
    await option(page, 'Warmth').click();
    await page.getByText(cutOff).waitFor();
    expect(await status(page).getAttribute('role')).toBe('status');
    await page.getByRole('button', { name: 'Save and go on' }).click();
    expect([page.url(), await isChosen(page, 'Warmth')]).toEqual([address, true]);
    expect(await unsent(page)).toHaveLength(2);

    await mend(page.context());
    await kept(page);
    expect(await unsent(page)).toEqual([]);
    expect(await saves(address)).toBe(1);
    await page.reload();
    expect(await isChosen(page, 'Warmth')).toBe(true);
    await page.context().close();
  });

  it('sends what was chosen in two tabs, also when both were closed meanwhile, once and in order', async () => {
    const page = await signIn(browser, base, name);
    const context = page.context();
    const third = await openQuestion(page, 3);
    const second = third.replace(/\d+$/, '2');
    const before = await saves(third);
    const desk = await context.newPage();
    await desk.goto(second);
    await cut(context);
    await option(page, 'True').click();
    await page.getByText(cutOff).waitFor();
    await option(desk, 'A bridge').click();
    await desk.getByText(cutOff).waitFor();
    expect([await close(page), await close(desk)]).toEqual([true, true]);

    await mend(context);
    const again = await context.newPage();
    await again.goto(third);
    await again
      .getByText('What you answered without a connection is saved now.')
      .or(again.locator('[name=option]:checked'))
      .first()
      .waitFor();
    await again.waitForFunction("!Object.keys(localStorage).some((key) => key.startsWith('unsent:'))");
    await again.goto(third);
    expect(await isChosen(again, 'True')).toBe(true);
    await again.goto(second);
    expect(await isChosen(again, 'A bridge')).toBe(true);
    expect(await saves(third)).toBe(before + 2);
    await context.close();
  });
});

it('shows an answer that was given offline on the question itself, without a word of the reader', async () => {
  const page = await signIn(browser, base, 'ines');
  const context = page.context();
  const address = await openQuestion(page, 1);
  await context.setOffline(true);
  await option(page, 'Eat them together').click();
  await page.getByText(cutOff).waitFor();
  await close(page);
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(address);
  await again.locator('[name=option]:checked').waitFor({ state: 'attached' });
  expect(await saves(address)).toBe(1);
  await context.close();
});

it('says so when an answer comes after the quiz was handed in elsewhere', async () => {
  const page = await signIn(browser, base, 'tove');
  const context = page.context();
  const address = await openQuestion(page, 1);
  const before = await saves(address);
  const elsewhere = await signIn(browser, base, 'tove');
  await elsewhere.goto(address.replace(/questions.*/, 'review'));
  await elsewhere.getByRole('button', { name: 'Hand in' }).click();
  await elsewhere.waitForURL(/result/);
  await page.route('**/answers', (route) => route.abort());
  await option(page, 'Eat them together').click();
  await page.getByText(cutOff).waitFor();
  await close(page);
  const again = await context.newPage();
  await again.goto('/my-training');
  await again.getByText('came too late').waitFor();
  expect([await unsent(again), await saves(address)]).toEqual([[], before]);
  await elsewhere.context().close();
  await context.close();
});

it('keeps nothing on a shared computer, and removes what is there', async () => {
  const page = await signIn(browser, base, 'ben');
  await page.evaluate("localStorage.setItem('unsent:/x', '{}')");
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(/sign-in/);
  await page.evaluate("localStorage.setItem('unsent:/x', '{}')");
  await fillSignIn(page, 'ben', { shared: true });
  expect(await unsent(page)).toEqual([]);
  await openQuestion(page, 1);
  await page.context().setOffline(true);
  await option(page, 'Eat them together').click();
  await page.getByText(cutOff).waitFor();
  expect(await unsent(page)).toEqual([]);
  await page.context().close();
});

it('forgets what is unsent when its author signs out, and when another person signs in', async () => {
  const page = await signIn(browser, base, 'liam');
  const context = page.context();
  const leave = async (): Promise<Page> => {
    await openQuestion(page, 1);
    await context.setOffline(true);
    await option(page, 'Eat them together').click();
    await page.getByText(cutOff).waitFor();
    const other = await context.newPage();
    await context.setOffline(false);
    return other;
  };
  page.on('dialog', (dialog) => void dialog.accept());
  const other = await leave();
  await page.route('**/answers', (route) => route.abort());
  await other.route('**/answers', (route) => route.abort());
  await option(page, 'Take them home').click();
  await page.waitForFunction("Object.keys(localStorage).some((key) => key.startsWith('unsent:'))");
  await other.goto('/my-training');
  expect(await unsent(other)).toHaveLength(2);
  await other.getByRole('button', { name: 'Sign out' }).click();
  await other.waitForURL(/sign-in/);
  expect(await unsent(other)).toEqual([]);

  await option(page, 'Eat them together').click();
  await page.waitForFunction("Object.keys(localStorage).some((key) => key.startsWith('unsent:'))");
  await fillSignIn(other, 'chloe');
  expect(await unsent(other)).toEqual([]);
  await context.close();
});
