import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config/config';
import type { Secrets } from '../../config/secrets';
import type { ArchiveManifest } from './archive.types';
import { ArchiveWriter } from './archive-writer';
import { isKept, lineOf, TableDigester } from './canonical';
import { filesBelow } from './course-files';
import type { Facts, TableShape } from './facts.types';
import { openFacts } from './open-facts';
import { isSafePath } from './archive-path.rules';
import { keysOf, markOf, sealSecrets } from './seal';

type Place = Pick<Config, 'dataDir' | 'databaseUrl' | 'coursesDir'>;
interface Made {
  tables: number;
  rows: number;
  files: number;
  /** Files whose names could not be restored everywhere. */
  leftOut: string[];
}

const root = join(__dirname, '..', '..', '..');
const waymarkVersion = (): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

/** Writes everything that a place is to one file, as at one instant, while it goes on running. */
export async function makeBackup(
  place: Place,
  secrets: Secrets,
  file: string,
  passphrase: string | null,
): Promise<Made> {
  const keys = passphrase === null ? null : keysOf(passphrase);
  const facts = await openFacts(place);
  let writer: ArchiveWriter | null = null;
  try {
    await facts.snapshot();
    const tables = (await facts.tables()).filter(isKept);
    writer = new ArchiveWriter(file, keys);
    await writer.line({
      waymarkBackup: 1,
      createdAt: new Date().toISOString(),
      waymarkVersion: waymarkVersion(),
      database: facts.kind,
      migrations: await facts.migrations(),
      ledgerKeyMark: markOf(secrets.ledgerKey),
      secrets: keys && sealSecrets(secrets, keys),
    });
    const manifest: ArchiveManifest = {
      tables: {},
      files: {},
      heads: { people: { rows: 0, sha256: '' }, audit: null },
    };
    for (const table of tables) await writeTable(facts, table, writer, manifest);
    const leftOut = await writeFiles(place, writer, manifest);
    manifest.heads.people = manifest.tables.ledger_heads ?? manifest.heads.people;
    await writer.line({ manifest });
    await writer.finish();
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
    return { tables: tables.length, rows, files: Object.keys(manifest.files).length, leftOut };
  } catch (error) {
    writer?.abandon();
    throw error;
  } finally {
    await facts.close();
  }
}

async function writeTable(
  facts: Facts,
  table: TableShape,
  writer: ArchiveWriter,
  manifest: ArchiveManifest,
): Promise<void> {
  const digester = new TableDigester(table.columns);
  await writer.line({ table: table.name, columns: table.columns });
  for await (const row of facts.rows(table)) {
    const line = lineOf(row);
    digester.add(line);
    await writer.text(line);
    if (table.name === 'audit_head')
      manifest.heads.audit = {
        number: Number(row[table.columns.indexOf('last_no')]),
        digest: String(row[table.columns.indexOf('last_digest')]),
      };
  }
  manifest.tables[table.name] = digester.digest();
}

async function writeFiles(place: Place, writer: ArchiveWriter, manifest: ArchiveManifest): Promise<string[]> {
  const below = (name: string, folder: string) =>
    filesBelow(folder).map(({ path, at }) => ({ path: `${name}/${path}`, at }));
  const all = [...below('courses', place.coursesDir), ...below('uploads', join(place.dataDir, 'uploads'))];
  for (const { path, at } of all.filter((one) => isSafePath(one.path))) {
    const hash = createHash('sha256');
    let bytes = 0;
    await writer.line({ file: path });
    for await (const piece of createReadStream(at) as AsyncIterable<Buffer>) {
      hash.update(piece);
      bytes += piece.length;
      await writer.line(piece.toString('base64'));
    }
    manifest.files[path] = { bytes, sha256: hash.digest('hex') };
  }
  return all.filter((one) => !isSafePath(one.path)).map((one) => one.path);
}
