import type { DataSource, EntityManager } from 'typeorm';

const again = new Set(['40001', '40P01', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT']);
const unique = new Set(['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);

const codeOf = (error: unknown): string =>
  String(
    (error as { code?: unknown; driverError?: { code?: unknown } }).driverError?.code ??
      (error as { code?: unknown }).code,
  );

/** PostgreSQL keeps no NUL in a text; whoever sends one made the request by hand. */
export const isUnstorableText = (error: unknown): boolean => codeOf(error) === '22021';
export const isUniqueViolation = (error: unknown): boolean => unique.has(codeOf(error));

/**
 * One transaction. A serialization failure, a busy database or a lost race for a one-of-a-kind row is tried again,
 * when the work reads what the winner wrote; nobody is shown it.
 */
export async function transact<T>(db: DataSource, work: (manager: EntityManager) => Promise<T>, tries = 5): Promise<T> {
  for (let n = 1; ; n++) {
    try {
      return await db.transaction(work);
    } catch (error) {
      if (n >= tries || !(again.has(codeOf(error)) || isUniqueViolation(error))) throw error;
      await new Promise((done) => setTimeout(done, n * 5));
    }
  }
}
