import { join } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Config } from '../config/config';
import { migrations } from './migrations/all';
import { installSqliteGate } from './sqlite-gate';

type Where = Pick<Config, 'databaseUrl' | 'dataDir'>;
type Entities = (new () => object)[];
interface Opening {
  /** The migrations that may run; all of them, unless a backup of an older place is being read. */
  known?: typeof migrations;
  /** PostgreSQL only: another schema than the address leads to. */
  schema?: string;
  /** Runs what is pending, with whatever care it takes. */
  migrate?: (db: DataSource) => Promise<unknown>;
}

interface SqliteHandle {
  pragma(text: string, options?: { simple: boolean }): unknown;
}

/** What every SQLite connection must answer; read back at start, because better-sqlite3's own WAL default loses the last commits in a power cut. */
const pragmas = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  busy_timeout: 5000,
  trusted_schema: 0,
  secure_delete: 1, // what somebody deleted is overwritten, not only forgotten
};

/** Opens the database, migrates it, and refuses to go on if SQLite is not as durable as asked. */
export async function openDatabase(config: Where, entities: Entities, opening: Opening = {}): Promise<DataSource> {
  const db = installSqliteGate(new DataSource(options(config, entities, opening)));
  await db.initialize();
  try {
    if (db.options.type === 'better-sqlite3') await readBack(db);
    await (opening.migrate ?? runMigrations)(db);
    return db;
  } catch (error) {
    if (db.isInitialized) await db.destroy();
    throw error;
  }
}

const runMigrations = (db: DataSource): Promise<unknown> => db.runMigrations();

function options(config: Where, entities: Entities, { known, schema }: Opening): DataSourceOptions {
  const common = {
    entities,
    migrations: known ?? migrations,
    migrationsTransactionMode: 'all' as const, // what is pending happens as a whole or not at all
    synchronize: false,
  };
  if (config.databaseUrl)
    return {
      type: 'postgres',
      url: config.databaseUrl,
      extra: { max: 10, ...(schema ? { options: `-c search_path=${schema}` } : {}) },
      poolErrorHandler: () => undefined,
      ...common,
    };
  return { type: 'better-sqlite3', database: join(config.dataDir, 'waymark.sqlite'), prepareDatabase, ...common };
}

function prepareDatabase(handle: SqliteHandle): void {
  for (const [name, value] of Object.entries(pragmas)) handle.pragma(`${name} = ${value}`);
}

async function readBack(db: DataSource): Promise<void> {
  for (const [name, wanted] of Object.entries(pragmas)) {
    const [row] = await db.query<Record<string, unknown>[]>(`PRAGMA ${name}`);
    const found = Object.values(row ?? {})[0];
    if (found !== wanted)
      throw new Error(
        `SQLite answers ${name} = ${String(found)}, but ${String(wanted)} was asked for: refusing to start.`,
      );
  }
}
