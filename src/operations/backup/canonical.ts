import { createHash } from 'node:crypto';
import type { TableDigest, TableShape, Value } from './facts.types';

/** One row as one line: the same bytes on both databases and in the archive. */
export const lineOf = (row: readonly Value[]): string => JSON.stringify(row);

/** Counts and digests one table, line by line. */
export class TableDigester {
  rows = 0;
  private readonly hash = createHash('sha256');

  constructor(columns: readonly string[]) {
    this.hash.update(`${JSON.stringify(columns)}\n`);
  }

  add(line: string): void {
    this.rows++;
    this.hash.update(`${line}\n`);
  }

  digest(): TableDigest {
    return { rows: this.rows, sha256: this.hash.digest('hex') };
  }
}

export const sameDigest = (a: TableDigest | undefined, b: TableDigest | undefined): boolean =>
  a?.rows === b?.rows && a?.sha256 === b?.sha256;

/** Who is signed in, and who failed to: not worth keeping, and a stolen or old backup must not let anybody in. A roster that is only looked at ends within a day. */
const passing = new Set(['sessions', 'sign_in_failures', 'staged_rosters']);
export const isKept = (table: Pick<TableShape, 'name'>): boolean => !passing.has(table.name);
