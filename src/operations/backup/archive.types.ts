import type { TableDigest, Value } from './facts.types';
import type { SealedSecrets } from './seal';

/** The first line of an archive: what has to be known before anything can be read. */
export interface ArchiveHead {
  waymarkBackup: 1;
  createdAt: string;
  waymarkVersion: string;
  database: 'sqlite' | 'postgres';
  /** The migrations that the database had had, oldest first. */
  migrations: string[];
  /** Which key the chains are made with (`markOf`). */
  ledgerKeyMark: string;
  /** The place's keys under the passphrase; null where none was given. */
  secrets: SealedSecrets | null;
}

/** The last line: what all the lines between must come to. */
export interface ArchiveManifest {
  tables: Record<string, TableDigest>;
  files: Record<string, { bytes: number; sha256: string }>;
  /** Where the chains ended. */
  heads: { people: TableDigest; audit: { number: number; digest: string } | null };
}

/** What stands on the lines: a table, its rows as lists, a file and its contents in pieces of base64. */
export type ArchiveLine =
  | ArchiveHead
  | { table: string; columns: string[] }
  | Value[]
  | { file: string }
  | string
  | { manifest: ArchiveManifest };
