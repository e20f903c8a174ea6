import { join } from 'node:path';
import type { Config } from '../../config/config';
import type { Facts } from './facts.types';
import { PostgresFacts } from './postgres-facts';
import { SqliteFacts } from './sqlite-facts';

export type Where = Pick<Config, 'dataDir' | 'databaseUrl'>;

export const sqliteFile = (where: Where): string => join(where.dataDir, 'waymark.sqlite');

/** The database of a place, on a connection of its own. */
export async function openFacts(where: Where): Promise<Facts> {
  return where.databaseUrl ? PostgresFacts.open(where.databaseUrl) : new SqliteFacts(sqliteFile(where));
}
