import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
export const newPlace = (): Promise<Place> => placeOf(null);

/** A place of its own with what stands in another, which nobody has open. */
export const copyOf = (place: Place): Promise<Place> => placeOf(place);

/** A copy of what `make` leaves in an empty place, which happens once a run: the demonstration takes longer to load than most tests. */
export async function newDemoPlace(make: (place: Place) => Promise<void>): Promise<Place> {
  const made = join(process.env.TEST_RUN_DIR!, 'demo.json');
  if (isFirst(`${made}.lock`)) {
    const place = await newPlace();
    await make(place);
    writeFileSync(made, JSON.stringify(place));
  }
  while (!existsSync(made)) await new Promise((done) => setTimeout(done, 50));
  return placeOf(JSON.parse(readFileSync(made, 'utf8')) as Place);
}

function isFirst(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

async function placeOf(template: Pick<Place, 'dataDir' | 'databaseUrl'> | null): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'waymark-'));
  const name = `waymark_${newRandomId().replaceAll('-', '')}`;
  const from = template?.databaseUrl ? ` TEMPLATE ${new URL(template.databaseUrl).pathname.slice(1)}` : '';
  if (server) await admin(`CREATE DATABASE ${name}${from}`);
  if (template) cpSync(template.dataDir, dataDir, { recursive: true });
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
