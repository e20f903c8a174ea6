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

export async function fillSignIn(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in');
  await page.fill('#email', `${name}@demo.example`);
  await page.fill('#password', password);
  await page.press('#password', 'Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** What axe finds (WCAG 2.2 AA and best practice), and how far the page is wider than its window. */
export async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const result = await (
      globalThis as unknown as {
        axe: { run(options: object): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> };
      }
    ).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return result.violations.map((violation) => `${violation.id} ${violation.nodes[0]?.target.join(' ')}`);
  });
  const wider = await page.evaluate(
    () =>
      (globalThis as unknown as { document: { documentElement: { scrollWidth: number } }; innerWidth: number }).document
        .documentElement.scrollWidth - (globalThis as unknown as { innerWidth: number }).innerWidth,
  );
  return wider > 0 ? [...found, `wider by ${wider} px`] : found;
}
