import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { places, type Reader, rows } from './query';

/** Below the number of values that SQLite takes in one statement, whatever the width of the table. */
const atOnce = 500;

export function chunks<T>(all: readonly T[], size = atOnce): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size));
}

/** Many rows of one table in few statements; every column is given. Unlike `insert` it fills in nothing. */
export async function insertAll<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  all: readonly T[],
): Promise<void> {
  const { tableName, columns } = manager.connection.getMetadata(entity);
  const names = columns.map((column) => `"${column.databaseName}"`).join(', ');
  for (const some of chunks(all)) {
    const values = some.flatMap((row) => columns.map((column) => column.getEntityValue(row) as unknown));
    await rows(manager, `INSERT INTO "${tableName}" (${names}) VALUES ${lines(some, columns)}`, values);
  }
}

/** The rows of a text for many ids, some ids at a time. @param text is given the `?, ?` for its IN list; other values come before those. */
export async function rowsFor<T>(
  db: Reader,
  ids: readonly string[],
  text: (these: string) => string,
  before: readonly unknown[] = [],
): Promise<T[]> {
  const found: T[] = [];
  for (const some of chunks(ids))
    for (const row of await rows<T>(db, text(places(some)), [...before, ...some])) found.push(row);
  return found;
}

/** Changes the rows of many ids, some ids at a time. */
export async function changeFor(
  manager: EntityManager,
  ids: readonly string[],
  text: (these: string) => string,
  before: readonly unknown[] = [],
): Promise<void> {
  for (const some of chunks(ids)) await rows(manager, text(places(some)), [...before, ...some]);
}

/** `(?, ?), (?, ?)` for as many rows of as many columns. */
export const lines = (all: readonly unknown[], columns: readonly unknown[]): string =>
  all.map(() => `(${places(columns)})`).join(', ');
