import type { Browser, Page } from 'playwright-core';
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

const lesson = '/modules/kind-no/lessons/three-parts';
const readable = /^\/(help|offline|assets\/.*|modules\/kind-no(\/document|\/lessons\/[\w-]+)?)$/;
/** The addresses of everything that is kept in this browser. */
const kept = (page: Page) =>
  page.evaluate<string[]>(`(async () => {
    const all = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) all.push(new URL(url).pathname);
    return all;
  })()`);
const workers = (page: Page) =>
  page.evaluate<number>('navigator.serviceWorker.getRegistrations().then(({ length }) => length)');

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((done) => setTimeout(done, 100));
}

/** Somebody who has begun the module, with its lessons in their browser. */
async function reader(name: string): Promise<Page> {
  const page = await signIn(browser, base, name);
  await page.goto(lesson);
  await page.click('.finish .btn');
  await page.waitForURL(/practise/);
  await page.goto('/my-training');
  await until(async () => (await kept(page)).includes('/offline'));
  return page;
}

/** What stands at this address without a connection; null where nothing does. */
async function offline(page: Page, path: string): Promise<string | null> {
  await page.context().setOffline(true);
  const text = (await arrive(page, path)) ? await page.locator('main').innerText() : null;
  await page.context().setOffline(false);
  return text;
}

/** A kept page loads itself anew once there is a connection, which may cut into the way to the next page: then it is gone again. */
async function arrive(page: Page, path: string, tries = 4): Promise<boolean> {
  if (await page.goto(path).catch(() => null)) return true;
  await new Promise((done) => setTimeout(done, 500));
  return tries > 1 && arrive(page, path, tries - 1);
}

it('shows the lessons of a module in progress without a connection, and says of when they are', async () => {
  const page = await reader('amara');
  await until(async () => (await kept(page)).includes('/modules/kind-no/document'));
  await page.context().setOffline(true);
  expect(await arrive(page, lesson)).toBe(true);
  expect(await page.locator('main').innerText()).toContain('Say the rule once.');
  expect(await page.locator('[data-said]').innerText()).toMatch(
    /^You are offline: this is the page as of .*\d\d:\d\d\.$/,
  );
  expect(await page.evaluate("getComputedStyle(document.querySelector('.finish')).display")).not.toBe('inline');
  await page.context().setOffline(false);
  expect(await offline(page, '/modules/kind-no/document')).toContain('Say the rule once.');
  expect(await offline(page, '/help')).toContain('Crisis lines');
  for (const path of ['/my-record', '/modules/kind-no/quizzes/check', '/journal'])
    expect(await offline(page, path)).toContain('Reading without a connection');
  const said = () => page.locator('[data-said]').innerText();
  await until(async () => (await arrive(page, lesson)) && (await said().catch(() => '…')) === '');
  expect((await kept(page)).filter((path) => !readable.test(path))).toEqual([]);
  await page.context().close();
});

it('keeps nothing of a quiz, a record or a team, whatever is opened', async () => {
  const page = await reader('ben');
  await page.goto('/modules/kind-no/quizzes/check');
  await page.locator('form.go .btn').click();
  await page.waitForURL(/questions/);
  for (const path of ['/my-record', '/account', '/resources', '/my-training', '/modules/kind-no?x=1'])
    await page.goto(path);
  expect((await kept(page)).filter((path) => !readable.test(path))).toEqual([]);
  await page.context().close();
});

it('tells whoever presses a button of a kept page that there is no connection', async () => {
  const page = await reader('grace');
  await page.context().setOffline(true);
  await page.goto(lesson);
  await page.click('.finish .btn');
  await page.getByText('You are offline, so nothing was sent.').waitFor();
  expect(new URL(page.url()).pathname).toBe(lesson);
  await page.context().close();
});

it('has nothing to read without a connection once its reader has signed out', async () => {
  const page = await reader('ines');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(/sign-in/);
  await until(async () => (await kept(page)).length === 0);
  expect(await offline(page, lesson)).toBeNull();
  await page.context().close();
});

it('empties itself where the sign-in was ended from elsewhere', async () => {
  const page = await reader('tove');
  await page.context().clearCookies();
  await page.goto('/my-training');
  await page.waitForURL(/sign-in/);
  await until(async () => (await kept(page)).length === 0);
  expect(await offline(page, lesson)).toBeNull();
  await page.context().close();
});

it('keeps no page of the person before for the next one', async () => {
  const page = await reader('liam');
  await page.evaluate("caches.open('reading:somebody').then((cache) => cache.put('/help', new Response('theirs')))");
  await page.goto('/my-training');
  await until(async () => !(await page.evaluate<string[]>('caches.keys()')).includes('reading:somebody'));
  await fillSignInAs(page, 'mei');
  expect(await offline(page, lesson)).toBeNull();
  await page.context().close();
});

it('registers nothing on a shared computer, and clears what is there', async () => {
  const page = await reader('quinn');
  expect(await workers(page)).toBe(1);
  await page.context().clearCookies();
  await page.goto('/help');
  expect((await kept(page)).length).toBeGreaterThan(0);
  await fillSignIn(page, 'quinn', { shared: true });
  await until(async () => (await workers(page)) === 0 && (await kept(page)).length === 0);
  await page.goto(lesson);
  await new Promise((done) => setTimeout(done, 4000));
  expect([await workers(page), await kept(page)]).toEqual([0, []]);
  expect(await offline(page, lesson)).toBeNull();
  await page.goto('/offline');
  expect(await page.locator('main').innerText()).toContain('This is a shared computer');
  await page.context().close();
});

/** Another person signs in at a browser whose last reader's cookie has run out. */
async function fillSignInAs(page: Page, name: string): Promise<void> {
  await page.context().clearCookies();
  await fillSignIn(page, name);
}
