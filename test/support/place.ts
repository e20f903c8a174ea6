import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { newRandomId } from '../../src/shared/ids';

/** The PostgreSQL server of this run, or null: then SQLite. */
export const server = process.env.TEST_DATABASE_URL || null;

export interface Place {
  dataDir: string;
  databaseUrl: string | null;
  clear(): Promise<void>;
}

/** An empty database and data folder for one test file. */
export async function newPlace(): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'waymark-'));
  const name = `waymark_${newRandomId().replaceAll('-', '')}`;
  if (server) await admin(`CREATE DATABASE ${name}`);
  const clear = async (): Promise<void> => {
    rmSync(dataDir, { recursive: true, force: true });
    if (server) await admin(`DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { dataDir, databaseUrl: server && Object.assign(new URL(server), { pathname: `/${name}` }).toString(), clear };
}

async function admin(statement: string): Promise<void> {
  const client = new Client({ connectionString: server! });
  await client.connect();
  await client.query(statement);
  await client.end();
}
