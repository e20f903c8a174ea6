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

/** Somebody who has a keyboard and nothing else. */
class Keyboard {
  constructor(
    readonly page: Page,
    private readonly hasScript: boolean,
  ) {}

  async reach(selector: string): Promise<void> {
    for (let n = 0; n < 80; n++) {
      await this.page.keyboard.press('Tab');
      if ((await this.page.locator(`${selector}:focus`).count()) > 0) return;
    }
    throw new Error(`The keyboard does not get to ${selector}.`);
  }

  /** Presses a button that leads to another page. */
  async press(selector: string): Promise<void> {
    await this.reach(selector);
    await this.leave('Enter');
  }

  async leave(key: string): Promise<void> {
    const [before] = [await this.page.evaluate(() => performance.timeOrigin)];
    await this.page.keyboard.press(key);
    for (;;) {
      const now = await this.page.evaluate(() => performance.timeOrigin).catch(() => before);
      if (now !== before) return this.page.waitForLoadState();
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  async radio(label: string): Promise<void> {
    const id = await this.page.getByLabel(label, { exact: true }).getAttribute('id');
    await this.reach('input[type=radio]');
    await this.page.keyboard.press('Space');
    for (let n = 0; n < 4 && (await this.page.locator(`#${id}:focus`).count()) === 0; n++)
      await this.page.keyboard.press('ArrowDown');
  }

  async tick(label: string): Promise<void> {
    await this.reach(`#${await this.page.getByLabel(label, { exact: true }).getAttribute('id')}`);
    await this.page.keyboard.press('Space');
  }

  async type(text: string): Promise<void> {
    await this.reach('#answer');
    await this.page.keyboard.type(text);
  }

  /** Up to the first place; the focus stays with the step. */
  async lift(step: string, times: number): Promise<void> {
    if (times === 0) return;
    const button = this.page.getByRole('button', { name: `Move up: ${step}` });
    const value = await button.getAttribute('value');
    await this.reach(`button[value="${value}"]`);
    for (let n = 0; n < times; n++) {
      if (this.hasScript) await this.page.keyboard.press('Enter');
      else await this.leave('Enter');
      const focused = await this.page.locator(':focus').getAttribute('value');
      expect([step, focused?.replace(/^(up|down)-/, '')]).toEqual([step, value!.replace('up-', '')]);
    }
  }
}

const steps = ['Listen', 'Say the rule', 'Offer a bridge', 'Note it'];
const main = '.go .btn:not(.btn-2):not(.btn-3)';
const orderOf = (page: Page) =>
  page
    .locator('[data-order] > li')
    .evaluateAll((items) => items.map((item) => (item as unknown as { dataset: { words: string } }).dataset.words));

it.each([true, false])('answers every type with the keyboard alone, with JavaScript: %s', async (javaScriptEnabled) => {
  const page = await signIn(browser, base, javaScriptEnabled ? 'amara' : 'grace', { javaScriptEnabled });
  const keys = new Keyboard(page, javaScriptEnabled);
  const kept = async () => javaScriptEnabled && page.locator('[data-saved][data-state=kept]').waitFor();
  const eye = javaScriptEnabled ? page : await withoutScripts(page);
  const lookAt = async () => {
    if (eye !== page) await eye.goto(page.url());
    expect([page.url(), await faults(eye)]).toEqual([page.url(), []]);
  };
  const answers: ((n: number) => Promise<unknown>)[] = [
    () => keys.radio('A nod'),
    async () => [await keys.tick('Warmth'), await keys.tick('A bridge')],
    () => keys.radio('True'),
    async () => {
      for (const [row, letter] of ['F', 'N', 'F'].entries()) {
        await keys.reach(`#row-${row + 1}`);
        await page.keyboard.press(letter);
      }
    },
    async () => {
      for (const [place, step] of steps.entries()) await keys.lift(step, (await orderOf(page)).indexOf(step) - place);
      expect(await orderOf(page)).toEqual(steps);
    },
    () => keys.type('10,5'),
    () => keys.type('Crossing'),
    async () => {
      await keys.type('I keep my accounts apart.');
      await keys.press('button[value=compare]');
      for (const check of ['CHECK-ONE It is warm', 'CHECK-TWO It says the rule once']) await keys.tick(check);
    },
    () => keys.type('204 555 0101'),
    async () => {
      await keys.reach('#answer');
      await page.keyboard.press('a');
    },
  ];
  await page.goto('/modules/every-type/quizzes/check');
  await keys.press(main);
  for (const [i, give] of answers.entries()) {
    expect(new URL(page.url()).pathname).toMatch(new RegExp(`questions/${i + 1}$`));
    // The server sends the same bytes to both; what differs is what was done with them.
    if (javaScriptEnabled) await lookAt();
    await give(i);
    await kept();
    if (i === 4 || i === 7) await lookAt();
    await keys.press(main);
  }
  await lookAt();
  expect(await page.locator('.lead').innerText()).toBe('All 10 are answered.');
  await keys.press(main);
  expect(await page.locator('h1').innerText()).toBe('Passed: 10 of 10');
  await lookAt();
  await page.context().close();
  if (eye !== page) await eye.context().close();
});

/** The same person's pages for axe, which is a script itself: none of the pages' own runs. */
async function withoutScripts(page: Page): Promise<Page> {
  const context = await browser.newContext({ baseURL: base, storageState: await page.context().storageState() });
  await context.route(/\.js$/, (route) => route.abort());
  return context.newPage();
}

describe('with the page’s script', () => {
  const open = async (name: string, n: number) => {
    const page = await signIn(browser, base, name);
    await page.goto('/modules/every-type/quizzes/check');
    await page.click(main);
    await page.goto(page.url().replace(/\d+$/, String(n)));
    return page;
  };

  it('what is typed is saved after a pause, and is there after a reload', async () => {
    const page = await open('liam', 8);
    await page.locator('#answer').pressSequentially('First words', { delay: 5 });
    await page.locator('[data-saved][data-state=kept]').waitFor();
    await page.reload();
    expect(await page.inputValue('#answer')).toBe('First words');
    await page.context().close();
  });

  it('a step is dragged to its place, said aloud, and saved', async () => {
    const page = await open('ines', 5);
    const before = await orderOf(page);
    const items = page.locator('[data-order] > li');
    await items
      .nth(3)
      .locator('.words')
      .dragTo(items.nth(0), { targetPosition: { x: 60, y: 12 } });
    expect(await orderOf(page)).toEqual([before[3], before[0], before[1], before[2]]);
    expect(await page.locator('[data-order-said]').innerText()).toBe(`${before[3]} is now 1 of 4.`);
    await page.locator('[data-saved][data-state=kept]').waitFor();
    await page.reload();
    expect(await orderOf(page)).toEqual([before[3], before[0], before[1], before[2]]);
    await page.context().close();
  });

  it('words that were compared on another page stand, and what was typed here can still be read', async () => {
    const page = await open('joel', 8);
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.fill('#answer', 'Mine');
    await other.click('button[value=compare]');
    await page.locator('#answer').pressSequentially('Other words', { delay: 5 });
    await page.getByText('Not saved: you compared this').waitFor();
    expect(await page.inputValue('#answer')).toBe('Other words');
    await page.click('button[value=next]');
    expect(await page.locator('.notice blockquote').innerText()).toBe('Other words');
    await page.context().close();
  });
});
