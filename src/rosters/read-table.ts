import { parse } from 'csv-parse/sync';

interface Table {
  header: string[];
  /** Line numbers count from 1, as an editor shows them. */
  rows: { line: number; cells: string[] }[];
}
export type ReadTable = Table | { problem: 'empty' | 'not-a-table' | 'too-many-rows' };

const mostRows = 20_000;
const delimiters = [',', ';', '\t'] as const;

/** A table as spreadsheets save it: comma, semicolon or tab; UTF-8 or UTF-16 with a mark, UTF-8 without one, else Windows-1252. */
export function readTable(bytes: Uint8Array): ReadTable {
  const text = textOf(bytes);
  if (text.trim() === '') return { problem: 'empty' };
  if (text.includes('\0')) return { problem: 'not-a-table' };
  try {
    const records = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    const [head, ...rest] = records.filter(({ record }) => record.some((cell) => cell !== ''));
    if (!head) return { problem: 'empty' };
    if (rest.length > mostRows) return { problem: 'too-many-rows' };
    return { header: head.record, rows: rest.map(({ record, info }) => ({ line: info.lines, cells: record })) };
  } catch {
    return { problem: 'not-a-table' };
  }
}

/** UTF-16 with a mark, else UTF-8 where it is that, else Windows-1252, which takes any bytes. */
export function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The one that the first line has most of, outside quotes. */
function delimiterOf(text: string): string {
  const first = text.slice(0, text.search(/\r|\n|$/)).replace(/"[^"]*"/g, '');
  const count = (delimiter: string) => first.split(delimiter).length - 1;
  return [...delimiters].sort((a, b) => count(b) - count(a))[0]!;
}
