import { toCsv } from '../shared/csv';
import type { Translate } from '../shared/texts';

export const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

type Cell = string | number | null | undefined;

/** A table whose columns are named in the reader's words. @param columns what each is called in a row, and in the message file (`export.col.`). */
export function asTable(columns: readonly string[], all: readonly Record<string, unknown>[], t: Translate): string {
  const head = columns.map((column) => t(`export.col.${column}`));
  return toCsv([head, ...all.map((row) => columns.map((column) => String((row[column] as Cell) ?? '')))]);
}
