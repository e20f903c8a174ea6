import { copyFileSync, cpSync, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { claim } from '../../backups/claims';
import type { Secrets } from '../../config/secrets';
import { openDatabase } from '../../database/data-source';
import { migrations } from '../../database/migrations/all';
import { entities } from '../../entities';
import { Refusal } from '../../shared/refusal';
import { lineOf, sameDigest, TableDigester } from './canonical';
import { syncFile, syncFolder } from './durable';
import type { Facts, TableDigest, TableShape, Value } from './facts.types';
import { openFacts } from './open-facts';
import { aloneOn } from './postgres-place';
import { type Place, settle } from './settle';
import { refuseOpenFile } from './sqlite-file';
import { checkSite, type Site } from './stage';

/** @param to `sqlite:FOLDER` or `postgres://…`. @throws Refusal for anything else. */
export function targetOf(to: string, place: Place): Site {
  if (/^postgres(ql)?:\/\//.test(to)) return { dataDir: place.dataDir, databaseUrl: to };
  const [, folder] = /^sqlite:(.+)$/.exec(to) ?? [];
  if (folder) return { dataDir: resolve(folder), databaseUrl: null };
  throw new Refusal('Say where to: --to=sqlite:FOLDER or --to=postgres://…');
}

/** Copies a place into another, empty database: every row, compared there before it is kept, or none. The old one stays as it is. */
export async function move(place: Place, target: Site, secrets: Secrets): Promise<string[]> {
  if (target.databaseUrl === place.databaseUrl && target.dataDir === place.dataDir)
    throw new Refusal('The data is there already.');
  const giveBack = claim(place.dataDir, 'restore');
  try {
    await settle(place);
    refuseOpenFile(place);
    const copy = () => copyRows(place, target);
    const aloneThere = () => (target.databaseUrl ? aloneOn(target.databaseUrl, copy) : copy());
    const rows = await (place.databaseUrl ? aloneOn(place.databaseUrl, aloneThere) : aloneThere());
    const differences = await checkSite(target, secrets);
    if (differences.length > 0)
      throw new Refusal(`Every row was copied as it was, and the copy does not verify:\n${differences.join('\n')}`);
    return [`${rows} rows were copied, compared one by one, and verify without a difference.`];
  } finally {
    giveBack();
  }
}

async function copyRows(place: Place, target: Site): Promise<number> {
  const from = await openFacts(place);
  try {
    await from.snapshot();
    const had = new Set(await from.migrations());
    const known = migrations.filter((migration) => had.has(migration.name));
    mkdirSync(target.dataDir, { recursive: true, mode: 0o700 });
    await (await openDatabase(target, entities, { known })).destroy();
    await refuseUnlessEmpty(target);
    copyFiles(place, target); // before the rows: they must never be there without their key
    const to = await openFacts(target);
    try {
      return await copyTables(from, to);
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

async function copyTables(from: Facts, to: Facts): Promise<number> {
  const tables = await from.tables();
  const there = new Map((await to.tables()).map((table) => [table.name, table]));
  await to.replace();
  let rows = 0;
  for (const table of tables) {
    const written = await copyTable(from, to, table);
    if (!sameDigest(written, await digestOf(to, there.get(table.name)!)))
      throw new Refusal(`The rows of ${table.name} are not the same there. Nothing was kept in the new database.`);
    rows += written.rows;
  }
  await to.keep();
  return rows;
}

async function copyTable(from: Facts, to: Facts, table: TableShape): Promise<TableDigest> {
  const digester = new TableDigester(table.columns);
  let batch: Value[][] = [];
  for await (const row of from.rows(table)) {
    digester.add(lineOf(row));
    batch.push(row);
    if (batch.length < 500) continue;
    await to.add(table, batch);
    batch = [];
  }
  if (batch.length > 0) await to.add(table, batch);
  return digester.digest();
}

async function digestOf(facts: Facts, table: TableShape): Promise<TableDigest> {
  const digester = new TableDigester(table.columns);
  for await (const row of facts.rows(table)) digester.add(lineOf(row));
  return digester.digest();
}

/** A database in which nothing is written yet; one that a move has been ended in half way is like that too. */
async function refuseUnlessEmpty(target: Site): Promise<void> {
  const facts = await openFacts(target);
  try {
    await facts.snapshot();
    for (const table of (await facts.tables()).filter(({ name }) => name !== 'audit_head'))
      if ((await digestOf(facts, table)).rows > 0)
        throw new Refusal(
          `There is something in that database already (${table.name}). Choose an empty one; nothing was changed.`,
        );
  } finally {
    await facts.close();
  }
}

/** What does not stand in the database: keys and uploads, when the copy has a folder of its own. */
function copyFiles(place: Place, target: Site): void {
  if (target.dataDir === place.dataDir) return;
  copyFileSync(join(place.dataDir, 'secrets.json'), join(target.dataDir, 'secrets.json'));
  syncFile(join(target.dataDir, 'secrets.json'));
  const uploads = join(place.dataDir, 'uploads');
  if (existsSync(uploads)) cpSync(uploads, join(target.dataDir, 'uploads'), { recursive: true });
  syncFolder(target.dataDir);
}
