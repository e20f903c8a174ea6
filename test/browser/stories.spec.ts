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

/** The whole card of an option is its label. */
const choose = (page: Page, label: string) => page.locator('.opt label', { hasText: label }).click();

const right = [['Eat them together'], ['Warmth', 'A bridge'], ['True']];

/** From My training to the result, by the one filled button of each page. */
async function learn(
  page: Page,
  press: (name: string | RegExp) => Promise<void>,
  tick: (label: string) => Promise<void>,
): Promise<void> {
  await page.goto('/my-training');
  await press(/^(Start|Continue)$/);
  await press(/Done, next/);
  await press(/Done, next/);
  await press(/^(Start|Continue)$/);
  for (const labels of right) {
    for (const label of labels) await tick(label);
    await press(/Save and/);
  }
  await press('Hand in');
}

it('learns and passes with the mouse, answers saved as they are chosen', async () => {
  const page = await signIn(browser, base, 'amara');
  await learn(
    page,
    (name) => page.locator('.btn:not(.btn-2):not(.btn-3)', { hasText: name }).click(),
    async (label) => {
      await choose(page, label);
      await page.locator('[data-saved][data-state=kept]').waitFor();
    },
  );
  expect(await page.locator('h1').innerText()).toBe('Passed: 3 of 3');
  await page.context().close();
});

it('learns and passes without JavaScript', async () => {
  const page = await signIn(browser, base, 'grace', { javaScriptEnabled: false });
  await learn(
    page,
    (name) => page.locator('.btn:not(.btn-2):not(.btn-3)', { hasText: name }).click(),
    (label) => choose(page, label),
  );
  expect(await page.locator('h1').innerText()).toBe('Passed: 3 of 3');
  await page.context().close();
});

it('learns and passes with the keyboard alone', async () => {
  const page = await signIn(browser, base, 'ines');
  const reach = async (isThere: () => Promise<boolean>) => {
    for (let n = 0; n < 80; n++) {
      await page.keyboard.press('Tab');
      if (await isThere()) return;
    }
    throw new Error('The keyboard does not get there.');
  };
  const focused = page.locator(':focus');
  const press = async (name: string | RegExp) => {
    await reach(
      async () =>
        (await focused.count()) > 0 &&
        new RegExp(name).test((await focused.innerText()).trim()) &&
        (await focused.getAttribute('class'))?.split(' ').includes('btn') === true,
    );
    const before = page.url();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.toString() !== before);
  };
  const tick = async (label: string) => {
    const id = await page.getByLabel(label, { exact: true }).getAttribute('id');
    const type = await page.getByLabel(label, { exact: true }).getAttribute('type');
    if (type === 'checkbox') {
      await reach(async () => (await focused.getAttribute('id')) === id);
      return page.keyboard.press('Space');
    }
    await reach(async () => (await focused.getAttribute('type')) === 'radio');
    await page.keyboard.press('Space');
    for (let n = 0; n < 4 && (await focused.getAttribute('id')) !== id; n++) await page.keyboard.press('ArrowDown');
  };
  await learn(page, press, tick);
  expect(await page.locator('h1').innerText()).toBe('Passed: 3 of 3');
  await page.context().close();
});

it('says that an answer is not saved yet, and saves it when the network is back', async () => {
  const page = await signIn(browser, base, 'liam');
  await page.goto('/modules/kind-no/quizzes/check');
  await page.locator('form.go .btn').click();
  await page.context().setOffline(true);
  await choose(page, 'Eat them together');
  await page.getByText('Not saved yet').waitFor();
  await page.context().setOffline(false);
  await page.locator('[data-saved][data-state=kept]').waitFor({ timeout: 15_000 });
  await page.reload();
  expect(await page.getByLabel('Eat them together').isChecked()).toBe(true);
  await page.context().close();
});

it('filters the team by chip, and keeps the choice in the address', async () => {
  const page = await signIn(browser, base, 'sol');
  await page.goto('/team/modules');
  await page.locator('.chip', { hasText: 'Finished' }).click();
  expect(page.url()).toContain('state=done');
  const names = await page.locator('.mx tbody th a').allInnerTexts();
  expect(names).toContain('Ben Whitford');
  expect(names).not.toContain('Joel Friesen');
  await page.context().close();
});
