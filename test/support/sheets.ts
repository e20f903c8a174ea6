import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import type { Browser } from './browser';

/** What other programs read in a downloaded table. */
const fromCsv = (text: string): string[][] => parse(text, { bom: true, relaxColumnCount: false });

function fromXlsx(body: Buffer): string[][] {
  const book = read(body, { type: 'buffer', cellFormula: true });
  const sheet = book.Sheets[book.SheetNames[0]!]!;
  const cells = Object.entries(sheet).filter(([at]) => !at.startsWith('!'));
  for (const [at, cell] of cells as [string, { t: string; f?: string }][])
    if (cell.f !== undefined || !['s', 'z'].includes(cell.t)) throw new Error(`${at} is no text`);
  return utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '', raw: true });
}

/** The words of a table on a page, line by line: its head’s last row, and each row with its head. Links beside a name do not count. */
export function fromPage(html: string): { head: string[]; rows: string[][] } {
  const table = /<table class="mx">[^]*?<\/table>/.exec(html)?.[0] ?? '';
  const cells = (row: string) => [...row.matchAll(/<t[hd][ >][^]*?<\/t[hd]>/g)].map(([cell]) => wordsOf(cell));
  const lines = (part: string) =>
    [...(new RegExp(`<${part}>[^]*?</${part}>`).exec(table)?.[0] ?? '').matchAll(/<tr>[^]*?<\/tr>/g)].map(
      ([row]) => row,
    );
  return { head: cells(lines('thead').at(-1) ?? ''), rows: lines('tbody').map(cells) };
}

const named: Record<string, string> = { '&amp;': '&', '&quot;': '"', '&lt;': '<', '&gt;': '>' };
const wordsOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&\w+;/g, (one) => named[one] ?? one)
    .replace(/\s+/g, ' ')
    .trim();

/** Words alone: what stands between them differs between a page and a cell. */
export const bare = (text: string): string =>
  text
    .replace(/[\s,.;·()]+/g, ' ')
    .trim()
    .toLowerCase();

export async function bothOf(browser: Browser, path: string, query: string): Promise<[string[][], string[][]]> {
  const csv = fromCsv((await browser.get(`${path}.csv${query}`)).text);
  const xlsx = fromXlsx(await browser.file(`${path}.xlsx${query}`));
  return [csv, xlsx];
}
