import { join } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Config } from '../config/config';
import { migrations } from './migrations/all';
import { installSqliteGate } from './sqlite-gate';

type Where = Pick<Config, 'databaseUrl' | 'dataDir'>;
type Entities = (new () => object)[];

interface SqliteHandle {
  pragma(text: string, options?: { simple: boolean }): unknown;
}

/** What every SQLite connection must answer; read back at start, because better-sqlite3's own WAL default loses the last commits in a power cut. */
const pragmas = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, busy_timeout: 5000, trusted_schema: 0 };

/** Opens the database, migrates it, and refuses to go on if SQLite is not as durable as asked. */
export async function openDatabase(config: Where, entities: Entities): Promise<DataSource> {
  const db = installSqliteGate(new DataSource(options(config, entities)));
  await db.initialize();
  if (db.options.type === 'better-sqlite3') await readBack(db);
  return db;
}

function options(config: Where, entities: Entities): DataSourceOptions {
  const common = {
    entities,
    migrations,
    migrationsRun: true,
    migrationsTransactionMode: 'each' as const,
    synchronize: false,
  };
  if (config.databaseUrl)
    return {
      type: 'postgres',
      url: config.databaseUrl,
      extra: { max: 10 },
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
