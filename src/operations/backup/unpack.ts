import { createHash, type Hash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ArchiveManifest } from './archive.types';
import type { Archive } from './archive-reader';
import { isSafePath } from './archive-path.rules';
import { lineOf, sameDigest, TableDigester } from './canonical';
import type { Facts, TableShape, Value } from './facts.types';
import { Refusal } from '../../shared/refusal';

const damaged = (what: string): Refusal => new Refusal(`This backup contradicts itself: ${what}. Use another copy.`);

/** Reads an archive into an empty place: its rows into `facts`, its files below `folder`. @throws Refusal where a digest is not what the manifest says. */
export async function unpack(archive: Archive, facts: Facts, folder: string): Promise<ArchiveManifest> {
  const rows = new RowsIn(facts);
  const files = new FilesIn(folder);
  await facts.replace();
  let manifest: ArchiveManifest | null = null;
  for await (const line of archive.lines()) {
    if (manifest) throw damaged('something stands after its end');
    if (Array.isArray(line)) await rows.add(line);
    else if (typeof line === 'string') files.add(Buffer.from(line, 'base64'));
    else if ('table' in line) await rows.open(line.table, line.columns);
    else if ('file' in line) files.open(line.file);
    else if ('manifest' in line) manifest = line.manifest;
    else throw damaged('there is a line of an unknown kind');
  }
  await rows.end();
  files.end();
  if (!manifest) throw damaged('its end is missing');
  rows.compare(manifest.tables);
  files.compare(manifest.files);
  await facts.keep();
  return manifest;
}

class RowsIn {
  private readonly found: ArchiveManifest['tables'] = {};
  private known: Map<string, TableShape> | null = null;
  private table: Pick<TableShape, 'name' | 'columns'> | null = null;
  private digester = new TableDigester([]);
  private batch: Value[][] = [];

  constructor(private readonly facts: Facts) {}

  async open(name: string, columns: string[]): Promise<void> {
    await this.end();
    this.known ??= new Map((await this.facts.tables()).map((table) => [table.name, table]));
    if (this.found[name] || JSON.stringify(this.known.get(name)?.columns) !== JSON.stringify(columns))
      throw damaged(`it has a table ${JSON.stringify(name)} that its own version of Waymark has not`);
    this.table = { name, columns };
    this.digester = new TableDigester(columns);
  }

  async add(row: Value[]): Promise<void> {
    if (!this.table || row.length !== this.table.columns.length) throw damaged('a row belongs to no table');
    this.digester.add(lineOf(row));
    this.batch.push(row);
    if (this.batch.length >= 500) await this.flush();
  }

  async end(): Promise<void> {
    await this.flush();
    if (this.table) this.found[this.table.name] = this.digester.digest();
    this.table = null;
  }

  compare(told: ArchiveManifest['tables']): void {
    for (const name of new Set([...Object.keys(told), ...Object.keys(this.found)]))
      if (!sameDigest(told[name], this.found[name])) throw damaged(`the rows of ${name} are not those it counted`);
  }

  private async flush(): Promise<void> {
    if (this.table && this.batch.length > 0) await this.facts.add(this.table, this.batch);
    this.batch = [];
  }
}

class FilesIn {
  private readonly found: ArchiveManifest['files'] = {};
  private writing: { path: string; handle: number; bytes: number; hash: Hash } | null = null;

  constructor(private readonly folder: string) {}

  open(path: string): void {
    this.end();
    if (!isSafePath(path) || this.found[path])
      throw new Refusal(
        `This backup wants to write to ${JSON.stringify(path)}, where no backup of ours writes. It is refused.`,
      );
    const at = join(this.folder, path);
    mkdirSync(dirname(at), { recursive: true, mode: 0o700 });
    this.writing = { path, handle: openSync(at, 'wx', 0o600), bytes: 0, hash: createHash('sha256') };
  }

  add(bytes: Buffer): void {
    if (!this.writing) throw damaged('contents belong to no file');
    for (let from = 0; from < bytes.length;) from += writeSync(this.writing.handle, bytes, from);
    this.writing.hash.update(bytes);
    this.writing.bytes += bytes.length;
  }

  end(): void {
    if (!this.writing) return;
    const { path, handle, bytes, hash } = this.writing;
    fsyncSync(handle);
    closeSync(handle);
    this.found[path] = { bytes, sha256: hash.digest('hex') };
    this.writing = null;
  }

  compare(told: ArchiveManifest['files']): void {
    for (const path of new Set([...Object.keys(told), ...Object.keys(this.found)]))
      if (told[path]?.bytes !== this.found[path]?.bytes || told[path]?.sha256 !== this.found[path]?.sha256)
        throw damaged(`the file ${path} is not the one it counted`);
  }
}
