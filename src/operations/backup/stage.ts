import { DataSource } from 'typeorm';
import { AskedFactsService } from '../../attempts/asked-facts.service';
import { AttemptsService } from '../../attempts/attempts.service';
import type { Secrets } from '../../config/secrets';
import { SlotsService } from '../../content/slots.service';
import { VersionsService } from '../../content/versions.service';
import { openDatabase } from '../../database/data-source';
import { Ledger } from '../../database/ledger';
import { migrations } from '../../database/migrations/all';
import { entities } from '../../entities';
import { Clock } from '../../shared/clock';
import { Refusal } from '../../shared/refusal';
import { differencesIn } from '../verify';
import type { Services } from '../verify-derived';
import type { ArchiveManifest } from './archive.types';
import type { Archive } from './archive-reader';
import { sqliteFile, type Where } from './open-facts';
import { PostgresFacts } from './postgres-facts';
import { SqliteFacts } from './sqlite-facts';
import { unpack } from './unpack';

/** An empty database to build in: a folder for SQLite, a schema for PostgreSQL. */
export interface Site extends Where {
  schema?: string;
}

/** Builds an archive's place in an empty database and brings it up to date. Nothing here is live yet. */
export async function stage(archive: Archive, site: Site, folder: string): Promise<ArchiveManifest> {
  const had = new Set(archive.head.migrations);
  const known = migrations.filter((migration) => had.has(migration.name));
  if (known.length < had.size)
    throw new Refusal(
      'This backup was made by a newer Waymark than this one. Install that version, or a newer one, and restore with it.',
    );
  await (await openDatabase(site, entities, { known, schema: site.schema })).destroy();
  const facts = site.databaseUrl
    ? await PostgresFacts.open(site.databaseUrl, site.schema)
    : new SqliteFacts(sqliteFile(site));
  const manifest = await unpack(archive, facts, folder).finally(() => facts.close());
  await (await openDatabase(site, entities, { schema: site.schema })).destroy(); // with the migrations that came later
  return manifest;
}

/** Recomputes everything in a database that no server has open. @returns the first differences, in sentences. */
export async function checkSite(site: Site, secrets: Secrets, most = 20): Promise<string[]> {
  const db = await openDatabase(site, entities, { schema: site.schema });
  try {
    const found: string[] = [];
    await differencesIn(servicesOf(db, secrets), (difference) => found.length < most && found.push(difference));
    return found;
  } finally {
    await db.destroy();
  }
}

/** Just what checking needs, so that nothing of the application starts to work on a copy. */
function servicesOf(db: DataSource, secrets: Secrets): Services {
  const clock = new Clock();
  const ledger = new Ledger(secrets.ledgerKey);
  const versions = new VersionsService(db, clock);
  const askedFacts = new AskedFactsService(db, new SlotsService(db, clock), clock);
  const services = new Map<unknown, unknown>([
    [DataSource, db],
    [Clock, clock],
    [Ledger, ledger],
    [VersionsService, versions],
    [AttemptsService, new AttemptsService(db, ledger, clock, versions, askedFacts)],
  ]);
  return { get: <T>(type: abstract new (...args: never[]) => T) => services.get(type) as T };
}
