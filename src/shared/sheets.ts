import type { FastifyReply } from 'fastify';
import writeXlsx from 'write-excel-file/node';
import { harmless, toCsv } from './csv';

export type SheetKind = 'csv' | 'xlsx';
/** Lines of cells, the first of them the headings. */
type Table = readonly (readonly string[])[];

const types: Record<SheetKind, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const [narrowest, widest] = [8, 44];
/** What XML cannot hold. */

const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** One table as a workbook of text cells: nothing in it is a formula, and a program shows it as it was written. */
function toXlsx(table: Table): Promise<Buffer> {
  const cell = (text: string, isHead: boolean) => ({
    value: harmless(text).replace(unprintable, ''),
    type: String,
    wrap: true,
    ...(isHead ? { fontWeight: 'bold' as const } : {}),
  });
  const width = (column: number) =>
    Math.min(widest, Math.max(narrowest, ...table.map((line) => line[column]?.length ?? 0)) + 2);
  return writeXlsx(
    table.map((line, n) => line.map((text) => cell(text, n === 0))),
    { columns: (table[0] ?? []).map((_, n) => ({ width: width(n) })), stickyRowsCount: 1 },
  ).toBuffer();
}

/** Sends a table as a file. @param name without spaces: some programs refuse them. */
export async function sendSheet(reply: FastifyReply, name: string, kind: SheetKind, table: Table): Promise<void> {
  const body = kind === 'csv' ? toCsv(table) : await toXlsx(table);
  reply.type(types[kind]).header('content-disposition', `attachment; filename="${name}.${kind}"`);
  reply.send(body);
}
