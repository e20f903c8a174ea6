import type { Browser, Page } from 'playwright-core';
import { type TestApp, startApp } from '../support/app';
import { launch } from '../support/chromium';
import { bridgePage } from '../support/scenario';
import { writeScenarioModule } from '../support/scenario-course';
import { faults, listen, signIn } from '../support/site';
import { coursesWithSlots } from '../support/slots';
import { rowCounts } from '../support/tables';

jest.setTimeout(120_000);
const courses = coursesWithSlots();
let at: TestApp;
let base: string;
let browser: Browser;
beforeAll(async () => {
  writeScenarioModule(courses);
  at = await startApp({ COURSES_DIR: courses.dir });
  [base, browser] = [await listen(at), await launch()];
});
afterAll(async () => {
  await browser.close();
  await at.close();
  courses.clear();
});

/** Tabs until what is focused matches; nothing but the keyboard. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 60; n++) {
    await page.keyboard.press('Tab');
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
  }
  throw new Error(`The keyboard does not come to ${selector}.`);
}

/** Chooses the nth choice of the turn and goes on, by keyboard. */
async function chooseByKeyboard(page: Page, nth: number): Promise<void> {
  await tabTo(page, '.opt input');
  await page.keyboard.press('Space');
  for (let n = 1; n < nth; n++) await page.keyboard.press('ArrowDown');
  await tabTo(page, 'main .go .btn');
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}
const turn = (page: Page) => page.locator('.turn h2').innerText();

it.each([true, false])(
  'is left half way on one device and resumed on another, by keyboard alone, with JavaScript: %s',
  async (javaScriptEnabled) => {
    const name = javaScriptEnabled ? 'amara' : 'grace';
    const phone = await signIn(browser, base, name, {
      javaScriptEnabled,
      viewport: { width: 375, height: 700 },
      hasTouch: true,
    });
    await phone.goto(bridgePage);
    await tabTo(phone, 'main .go .btn');
    await Promise.all([phone.waitForEvent('load'), phone.keyboard.press('Enter')]);
    expect(await turn(phone)).toBe('Turn 1');
    await chooseByKeyboard(phone, 1);
    expect(await turn(phone)).toBe('Turn 2');
    await phone.context().close();

    const desk = await signIn(browser, base, name, { javaScriptEnabled });
    await desk.goto(bridgePage);
    expect(await desk.locator('main .go .btn').innerText()).toBe('Continue');
    await tabTo(desk, 'main .go .btn');
    await Promise.all([desk.waitForEvent('load'), desk.keyboard.press('Enter')]);
    expect(await turn(desk)).toBe('Turn 2');
    expect(await desk.locator('.led').innerText()).toContain('Walk on.');
    await chooseByKeyboard(desk, 2);
    expect(await turn(desk)).toBe('What came of it');

    await tabTo(desk, '.trail form button');
    await Promise.all([desk.waitForEvent('load'), desk.keyboard.press('Enter')]);
    expect(await turn(desk)).toBe('Turn 1');
    await chooseByKeyboard(desk, 2);
    await chooseByKeyboard(desk, 1);
    expect(await desk.locator('.turn').innerText()).toContain('You listened, and Lee was heard.');
    const first = desk.locator('details', { hasText: 'The way you took first' });
    await first.locator('summary').click();
    expect(await first.innerText()).toContain('Walk on.');
    expect(await first.innerText()).toContain('Keep walking.');
    await desk.context().close();
  },
);

it('has no fault on any page of it, with every fold open', async () => {
  const page = await signIn(browser, base, 'ines');
  const look = async (what: string) => {
    for (const fold of await page.locator('main details:not([open])').all()) await fold.locator('summary').click();
    await page.waitForTimeout(350);
    expect([what, await faults(page)]).toEqual([what, []]);
  };
  const press = async (nth: number) => {
    await page.locator('.opt label').nth(nth).click();
    await Promise.all([page.waitForEvent('load'), page.locator('main .go .btn').click()]);
  };
  await page.goto(bridgePage);
  await look('start');
  await Promise.all([page.waitForEvent('load'), page.locator('main .go .btn').click()]);
  await Promise.all([page.waitForEvent('load'), page.locator('main .go .btn').click()]);
  expect(await page.locator('.notice').innerText()).toBe('Choose what you do, then go on.');
  await look('nothing chosen');
  await press(0);
  await press(1);
  await look('debrief');
  await Promise.all([page.waitForEvent('load'), page.locator('.trail form button').nth(1).click()]);
  await look('stepped back');
  await press(0);
  await press(1);
  await look('second turn');
  await page.context().close();
});

it('is previewed by its trainer and leaves no row, and its map has no fault', async () => {
  const page = await signIn(browser, base, 'tess', { javaScriptEnabled: true });
  const before = await rowCounts(at.db);
  await page.goto('/studio/walk/preview/scenarios/bridge');
  await page.click('main .go .btn');
  await page.locator('.opt label').nth(1).click();
  await page.click('main .go .btn');
  await page.waitForURL(/step=c2/);
  expect(await turn(page)).toBe('Turn 2');
  await page.locator('.opt label').nth(0).click();
  await page.click('main .go .btn');
  await page.waitForURL(/step=c2&step=c1/);
  expect(await turn(page)).toBe('What came of it');
  await page.goBack();
  await page.click('text=Show the key');
  expect(await faults(page)).toEqual([]);
  await page.goto('/studio/walk/scenarios/bridge');
  expect(await faults(page)).toEqual([]);
  expect(await rowCounts(at.db)).toEqual(before);
  await page.context().close();
});
