import type { DataSource } from 'typeorm';
import { openDatabase } from '../../src/database/data-source';
import { entities } from '../../src/entities';
import { newPlace } from './place';

/** A migrated, empty database of its own for one test file. */
export async function freshDatabase(): Promise<{ db: DataSource; close: () => Promise<void> }> {
  const place = await newPlace();
  const db = await openDatabase(place, entities);
  const close = async (): Promise<void> => {
    if (db.isInitialized) await db.destroy();
    await place.clear();
  };
  return { db, close };
}
