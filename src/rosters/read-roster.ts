import { createHash } from 'node:crypto';
import { type Columns, findColumns } from './columns.rules';
import { differences, type Differences, type Here } from './differences.rules';
import { type ReadTable, readTable, textOf } from './read-table';
import { readRow } from './read-row';

/** Why a file is no roster at all: a message key `roster.unreadable.<problem>`. */
export type Unreadable = Extract<ReadTable, { problem: string }>['problem'] | 'no-email' | 'no-name' | 'no-rows';

export interface ReadRoster extends Differences {
  problem: null;
  rowCount: number;
  /** Headings of columns that are not read. */
  leftOut: string[];
  /** Of its text, however that was encoded. */
  fileSha256: string;
  /** A mark of everything that the import would do: the same mark, the same import. */
  mark: string;
}

/** What importing these bytes would do here. */
export function readRoster(bytes: Uint8Array, here: Here): ReadRoster | { problem: Unreadable } {
  const table = readTable(bytes);
  if ('problem' in table) return table;
  if (table.rows.length === 0) return { problem: 'no-rows' };
  const columns: Columns = findColumns(table.header);
  if (columns.problem) return { problem: columns.problem };
  const lines = table.rows.map(({ line, cells }) => readRow(line, cells, columns));
  const found = differences(
    lines.map((one) => one.row),
    lines.flatMap((one) => one.problems),
    here,
  );
  return {
    ...found,
    problem: null,
    rowCount: table.rows.length,
    leftOut: columns.leftOut,
    fileSha256: sha256(textOf(bytes)),
    mark: sha256(JSON.stringify(found)),
  };
}

export const sha256 = (data: string): string => createHash('sha256').update(data).digest('hex');
