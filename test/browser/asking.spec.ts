import type { Browser, Page } from 'playwright-core';
import { type TestApp, startApp } from '../support/app';
import { launch } from '../support/chromium';
import { listen, signIn } from '../support/site';

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

/** Moves on by Tab until this has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 80; n++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`${selector} cannot be reached.`);
}

it('asks by keyboard alone, from a block to the supervisor’s page and back to the block', async () => {
  const page = await signIn(browser, base, 'amara', { javaScriptEnabled: true });
  await page.goto('/modules/kind-no/lessons/three-parts');
  await tabTo(page, '#the-line .ask a');
  await page.keyboard.press('Enter');
  await page.waitForURL(/questions\/new/);
  await tabTo(page, '#text');
  await page.keyboard.type('When do I say it twice?');
  await tabTo(page, '[name=choice]:checked');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, 'main form .btn');
  await page.keyboard.press('Enter');
  await page.waitForURL(/questions\/[0-9a-f-]{36}$/);
  expect(await page.locator('main').innerText()).toContain('You and whoever supervises you can read it.');
  await tabTo(page, 'main .go > a.btn');
  await page.keyboard.press('Enter');
  await page.waitForURL(/lessons\/three-parts#the-line$/);
  await page.context().close();

  const sol = await signIn(browser, base, 'sol');
  await sol.goto('/team/modules');
  await sol.getByRole('link', { name: 'Amara Okafor' }).first().click();
  expect(await sol.locator('#questions').innerText()).toContain('When do I say it twice?');
  await sol.context().close();
});

it('puts a question on the group list and takes it back on a phone, without JavaScript', async () => {
  const page = await signIn(browser, base, 'ben', {
    javaScriptEnabled: false,
    viewport: { width: 320, height: 640 },
    hasTouch: true,
  });
  await page.goto('/modules/kind-no/lessons/three-parts');
  const link = page.locator('#the-line .ask a');
  expect(await link.isVisible()).toBe(true);
  expect((await link.boundingBox())!.height).toBeGreaterThanOrEqual(44);
  await link.tap();
  await page.fill('#text', 'How do I end a visit?');
  await page.locator('.pick label', { hasText: 'group supervision list of North' }).click();
  await page.click('main form .btn');
  const code = await page.locator('#code').innerText();
  await page.goto('/questions/withdrawals');
  await page.fill('#code', code.toLowerCase());
  await page.click('main form .btn');
  expect(await page.locator('.well:not([data-said])').innerText()).toContain('It is off the list.');
  await page.context().close();
});

it('keeps an answer that is only chosen, without JavaScript, and comes back to its question', async () => {
  const page = await signIn(browser, base, 'grace', { javaScriptEnabled: false });
  await page.goto('/modules/kind-no/quizzes/check');
  await page.click('form.go button');
  await page.locator('.opt label', { hasText: 'Eat them together' }).click();
  const question = page.url();
  await page.click('.ask button');
  await page.fill('#text', 'Always?');
  await page.click('main form .btn');
  await page.click('main .go > .btn');
  expect(page.url()).toBe(question);
  expect(await page.locator('.opt:has(input:checked)').innerText()).toBe('Eat them together');
  await page.context().close();
});
