import { rows } from '../../src/database/query';
import type { TestApp } from '../support/app';
import { type Browser, hiddenFields } from '../support/browser';
import { tablesOf } from '../support/tables';

const lesson = '/modules/kind-no/lessons/three-parts';

/** The address behind “Ask about this” of a block. */
export async function askingAddress(browser: Browser, block = 'the-line', at = lesson): Promise<string> {
  const { text } = await browser.get(at);
  const found = [...text.matchAll(/href="(\/questions\/new[^"]+)"/g)].map(([, href]) =>
    href!.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&'),
  );
  const wanted = found.find((href) => href.includes(`%23${block}`));
  if (!wanted) throw new Error(`No way to ask about ${block}: ${found.join(', ')}`);
  return wanted;
}

/** Asks by the page's form. */
export async function ask(browser: Browser, choice: string, words: string, from?: string) {
  return browser.send(from ?? (await askingAddress(browser)), '/questions', { choice, text: words });
}

export async function groupChoice(browser: Browser): Promise<string> {
  const { text } = await browser.get(await askingAddress(browser));
  return /value="(group-[0-9a-f-]+)"/.exec(text)![1]!;
}

export const askingFields = (html: string) => hiddenFields(html, '/questions');
export const codeIn = (html: string): string => /id="code">([0-9A-Z-]+)</.exec(html)![1]!;

export async function personId(at: TestApp, name: string): Promise<string> {
  const text = 'SELECT id AS "id" FROM people WHERE email = ?';
  return (await rows<{ id: string }>(at.db, text, [`${name}@demo.example`]))[0]!.id;
}

type Row = Record<string, unknown>;
/** Every row of every table, as one line each. */
export async function everything(at: TestApp): Promise<Map<string, Set<string>>> {
  const all = new Map<string, Set<string>>();
  for (const table of await tablesOf(at.db))
    all.set(table, new Set((await rows<Row>(at.db, `SELECT * FROM "${table}"`)).map((row) => JSON.stringify(row))));
  return all;
}
