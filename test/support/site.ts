import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { password, type TestApp } from './app';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** The application, listening on a free port or on this one. @returns its address. */
export async function listen(at: TestApp, port = 0): Promise<string> {
  await at.app.listen(port, '127.0.0.1');
  return `http://127.0.0.1:${(at.app.getHttpServer().address() as { port: number }).port}`;
}

export async function signIn(
  browser: Browser,
  base: string,
  name: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, baseURL: base, ...options });
  const page = await context.newPage();
  await fillSignIn(page, name);
  return page;
}

export async function fillSignIn(page: Page, name: string, { shared = false } = {}): Promise<void> {
  await page.goto('/sign-in');
  if (shared) await page.click('label[for=shared]');
  await page.fill('#email', `${name}@demo.example`);
  await page.fill('#password', password);
  await page.press('#password', 'Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** Where every page is looked at. What the theme can change is only how well its colours show. */
const everyLook = [
  [1280, 'light'],
  [320, 'dark'],
  [320, 'light'],
  [1280, 'dark'],
] as const;
/** All four, or with small numbers one a page in turn, wide and light or narrow and dark (`npm run test:rest` has all of them). */
let turn = 0;
const looksNow = () => (process.env.FULL ? everyLook : [everyLook[turn++ % 2]!]);
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds (WCAG 2.2 AA and best practice), and how far the page is wider than its window. */
export async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const all: string[] = [];
  for (const [width, colorScheme] of looksNow()) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found = [...(await axeFaults(page)), ...(await overflow(page))];
    all.push(...found.map((fault) => `${width} px, ${colorScheme}: ${fault}`));
  }
  return all;
}

async function axeFaults(page: Page): Promise<string[]> {
  return page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> };
    };
    const { violations } = await axe.run({ runOnly, resultTypes: ['violations'], preload: false });
    return violations.map((violation) => `${violation.id} ${violation.nodes[0]?.target.join(' ')}`);
  }, rules);
}

async function overflow(page: Page): Promise<string[]> {
  const wider = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  return wider > 0 ? [`wider by ${wider} px`] : [];
}
