import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../../src/database/data-source';
import { entities } from '../../src/entities';

/** A migrated, empty database of its own for one test file. */
export async function freshDatabase(): Promise<{ db: DataSource; dataDir: string; close: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'waymark-'));
  const db = await openDatabase({ databaseUrl: null, dataDir }, entities);
  const close = async (): Promise<void> => {
    if (db.isInitialized) await db.destroy();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { db, dataDir, close };
}
