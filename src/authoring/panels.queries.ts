import { type Reader, rows } from '../database/query';
import type { Named } from '../people/people.types';

/** Everybody here, by name: a trainer knows who does this work. */
export const peopleHere = (db: Reader): Promise<Named[]> =>
  rows(db, 'SELECT id AS "id", name AS "name" FROM people WHERE deactivated_at IS NULL ORDER BY LOWER(name), id');
