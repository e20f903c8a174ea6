const startsFormula = /^[=+\-@\t\r＝＋－＠]/;

export const byteOrderMark = '\uFEFF';

/** One table as CSV (RFC 4180) with a byte-order mark. A cell that a spreadsheet would run as a formula gets an apostrophe in front. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return byteOrderMark + rows.map(csvLine).join('');
}

/** One row of such a table, for those that are sent piece by piece; the first comes after the mark. */
export const csvLine = (row: readonly string[]): string => `${row.map(cell).join(',')}\r\n`;

/** A cell that a spreadsheet cannot take for a formula. */
export const harmless = (text: string): string => (startsFormula.test(text) ? `'${text}` : text);

function cell(text: string): string {
  const safe = harmless(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
