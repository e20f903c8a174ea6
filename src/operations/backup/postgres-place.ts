import { Client } from 'pg';
import { Refusal } from '../../shared/refusal';

/** Where a restore builds beside the live tables. */
export const loadingSchema = 'waymark_restoring';
const lock = `hashtext('waymark place')`;

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const isGranted = async (client: Client, how: 'lock' | 'lock_shared'): Promise<boolean> =>
  (await client.query<{ granted: boolean }>(`SELECT pg_try_advisory_${how}(${lock}) AS granted`)).rows[0]!.granted;

/** Says to the database, wherever else it is used from, that a server has it open; said again whenever the connection was lost. */
export async function holdShared(url: string): Promise<() => Promise<void>> {
  let client: Client | null = null;
  let again: NodeJS.Timeout | undefined;
  const lose = (): void => {
    client = null;
    again = setTimeout(() => void hold().catch(lose), 5_000);
    again.unref();
  };
  const hold = async (): Promise<boolean> => {
    const fresh = new Client({ connectionString: url });
    fresh.on('error', () => client === fresh && lose());
    await fresh.connect();
    client = fresh;
    return isGranted(fresh, 'lock_shared');
  };
  const release = async (): Promise<void> => {
    clearTimeout(again);
    const held = client;
    client = null;
    await held?.end();
  };
  if (await hold()) return release;
  await release();
  throw new Refusal('A restore into this PostgreSQL database is under way. Wait until it has finished.');
}

/** Works while no server has the database open, and lets none open it. */
export const aloneOn = <T>(url: string, work: () => Promise<T>): Promise<T> =>
  connected(url, async (client) => {
    if (!(await isGranted(client, 'lock')))
      throw new Refusal(
        'Waymark is running on this PostgreSQL database. Stop every server first; nothing was changed.',
      );
    return work();
  });

export const makeLoadingSchema = (url: string): Promise<unknown> =>
  connected(url, (client) =>
    client.query(`DROP SCHEMA IF EXISTS ${loadingSchema} CASCADE; CREATE SCHEMA ${loadingSchema}`),
  );

/**
 * Clears what a restore has left beside the live tables. A running server or restore is left alone.
 * @param isAlone whether the caller holds the database already.
 * @returns whether nothing of it is there any more.
 */
export const dropLoadingSchema = (url: string, isAlone: boolean): Promise<boolean> =>
  connected(url, async (client) => {
    const { rows } = await client.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [loadingSchema]);
    if (rows.length === 0) return true;
    if (!isAlone && !(await isGranted(client, 'lock'))) return false;
    await client.query(`DROP SCHEMA ${loadingSchema} CASCADE`);
    return true;
  });

/** Puts the loaded tables in the place of the live ones, and the live ones into a schema of their own: in one transaction, or not at all. Again is nothing. */
export const swapSchemas = (url: string, stamp: string): Promise<void> =>
  connected(url, async (client) => {
    await client.query('BEGIN');
    const [there] = (await client.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [loadingSchema])).rows;
    if (there) {
      const live = (await client.query<{ schema: string }>('SELECT current_schema() AS schema')).rows[0]!.schema;
      const before = `waymark_before_${stamp}`;
      const tables = await tablesIn(client, loadingSchema);
      await client.query(`CREATE SCHEMA ${before}`);
      await moveAll(
        client,
        (await tablesIn(client, live)).filter((table) => tables.includes(table)),
        live,
        before,
      );
      await moveAll(client, tables, loadingSchema, live);
      await client.query(`DROP SCHEMA ${loadingSchema}`);
    }
    await client.query('COMMIT');
  });

const tablesIn = async (client: Client, schema: string): Promise<string[]> =>
  (
    await client.query<{ name: string }>('SELECT tablename AS name FROM pg_tables WHERE schemaname = $1', [schema])
  ).rows.map((row) => row.name);

/** Indexes, sequences and triggers go with their tables; the triggers' functions have to be moved by themselves. */
async function moveAll(client: Client, tables: readonly string[], from: string, to: string): Promise<void> {
  for (const table of tables) await client.query(`ALTER TABLE "${from}"."${table}" SET SCHEMA "${to}"`);
  const ours = ['refuse_change', ...tables.map((table) => `${table}_stay`)];
  const { rows } = await client.query<{ name: string }>(
    `SELECT proname AS name FROM pg_proc WHERE proname = ANY($2) AND pronamespace = $1::regnamespace`,
    [`"${from}"`, ours],
  );
  for (const { name } of rows) await client.query(`ALTER FUNCTION "${from}"."${name}"() SET SCHEMA "${to}"`);
}
