import { rowsFor } from '../database/batches';
import { type Reader, rows } from '../database/query';

export interface ListedImport {
  id: string;
  rowCount: number;
  refusedCount: number;
  addedCount: number;
  changedCount: number;
  importedAt: string;
  /** Null: a command. */
  importedBy: string | null;
  undoneAt: string | null;
  undoneBy: string | null;
}

const columns = `i.id AS "id", i.row_count AS "rowCount", i.refused_count AS "refusedCount", i.added_count AS "addedCount",
  i.changed_count AS "changedCount", i.imported_at AS "importedAt", a.name AS "importedBy", i.undone_at AS "undoneAt", u.name AS "undoneBy"`;
const joined = `FROM roster_imports i LEFT JOIN people a ON a.id = i.imported_by_id LEFT JOIN people u ON u.id = i.undone_by_id`;

/** The imports of rosters, the newest first. */
export function listImports(db: Reader, most: number): Promise<ListedImport[]> {
  return rows(db, `SELECT ${columns} ${joined} ORDER BY i.imported_at DESC, i.id DESC LIMIT ${most}`);
}

export async function findImport(
  db: Reader,
  id: string,
): Promise<(ListedImport & { changes: string; leftAlone: string | null }) | undefined> {
  const text = `SELECT ${columns}, i.changes AS "changes", i.left_alone AS "leftAlone" ${joined} WHERE i.id = ?`;
  return (await rows<ListedImport & { changes: string; leftAlone: string | null }>(db, text, [id]))[0];
}

export interface NamedAccount {
  id: string;
  name: string;
  email: string;
}

/** The people with these ids who are still here in some way, by name. */
export async function accountsOf(db: Reader, ids: readonly string[]): Promise<NamedAccount[]> {
  const found = await rowsFor<NamedAccount>(
    db,
    ids,
    (these) => `SELECT id AS "id", name AS "name", email AS "email" FROM people WHERE id IN (${these})`,
  );
  return found.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}

/** Those of them who have neither a password nor a link that still works, and whose account is open. */
export async function waitingOf(db: Reader, ids: readonly string[], now: string): Promise<NamedAccount[]> {
  const found = await rowsFor<NamedAccount>(
    db,
    ids,
    (these) =>
      `SELECT p.id AS "id", p.name AS "name", p.email AS "email" FROM people p
       WHERE p.deactivated_at IS NULL AND NOT EXISTS (SELECT 1 FROM credentials c WHERE c.person_id = p.id)
         AND NOT EXISTS (SELECT 1 FROM invitations i WHERE i.person_id = p.id AND i.used_at IS NULL AND i.ends_at > ?)
         AND p.id IN (${these})`,
    [now],
  );
  return found.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}
