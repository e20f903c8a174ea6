import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { once } from 'node:events';
import { createGzip } from 'node:zlib';
import type { ArchiveLine } from './archive.types';
import { syncFolder } from './durable';
import { Refusal } from '../../shared/refusal';
import type { Keys } from './seal';
import { Sealer } from './trailer';

/** Writes an archive line by line. The file has its name only once every byte is on the disk. */
export class ArchiveWriter {
  private readonly gzip = createGzip({ level: 6 });
  private readonly draft: string;
  private readonly handle: number;
  private readonly sealer: Sealer;
  private readonly done: Promise<void>;
  private isOpen = true;
  private failure: Error | null = null;

  constructor(
    private readonly file: string,
    keys: Keys | null,
  ) {
    if (existsSync(file)) throw new Refusal(`There is already a file ${file}.`);
    this.draft = `${file}.part-${process.pid}`;
    this.handle = openSync(this.draft, 'w', 0o600);
    this.sealer = new Sealer(keys);
    this.gzip.on('data', (bytes: Buffer) => {
      this.sealer.add(bytes);
      this.write(bytes);
    });
    this.gzip.on('error', () => undefined); // said by text() or finish()
    this.done = once(this.gzip, 'end').then(() => undefined);
    this.done.catch(() => undefined);
  }

  line(line: ArchiveLine): Promise<void> {
    return this.text(JSON.stringify(line));
  }

  /** @param text a line that is JSON already. */
  async text(text: string): Promise<void> {
    if (this.failure) throw this.failure;
    if (!this.gzip.write(`${text}\n`)) await Promise.race([once(this.gzip, 'drain'), this.done]);
  }

  async finish(): Promise<void> {
    this.gzip.end();
    await this.done;
    this.write(Buffer.from(this.sealer.trailer()));
    if (this.failure) throw this.failure;
    fsyncSync(this.handle);
    this.close();
    renameSync(this.draft, this.file);
    syncFolder(dirname(this.file));
  }

  abandon(): void {
    this.gzip.destroy();
    this.close();
    rmSync(this.draft, { force: true });
  }

  private close(): void {
    if (this.isOpen) closeSync(this.handle);
    this.isOpen = false;
  }

  private write(bytes: Buffer): void {
    try {
      for (let from = 0; from < bytes.length;) from += writeSync(this.handle, bytes, from);
    } catch (error) {
      const isFull = (error as NodeJS.ErrnoException).code === 'ENOSPC';
      this.failure = isFull ? new Refusal(`The disk is full: ${this.file} could not be written.`) : (error as Error);
      this.gzip.destroy(this.failure);
    }
  }
}
