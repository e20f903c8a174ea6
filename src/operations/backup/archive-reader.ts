import { createReadStream, existsSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { ArchiveHead, ArchiveLine } from './archive.types';
import { Refusal } from '../../shared/refusal';
import type { Keys } from './seal';
import { checkSeal } from './trailer';

/** An archive of which every byte is proved; its lines are still to be read. */
export interface Archive {
  file: string;
  head: ArchiveHead;
  keys: Keys | null;
  lines(): AsyncIterable<ArchiveLine>;
}

const longestLine = 256 * 1024 * 1024;

/** @throws Refusal where one bit is not as it was written, or where a newer Waymark wrote it. */
export async function openArchive(file: string, passphrase: string | null): Promise<Archive> {
  if (!existsSync(file)) throw new Refusal(`There is no file ${file}.`);
  const { length, keys } = await checkSeal(file, passphrase);
  const lines = () => readLines(file, length);
  for await (const line of lines()) return { file, head: headOf(line), keys, lines: () => withoutFirst(lines()) };
  throw new Refusal('This backup is empty.');
}

function headOf(line: ArchiveLine): ArchiveHead {
  const format = (line as { waymarkBackup?: unknown }).waymarkBackup;
  if (format === 1) return line as ArchiveHead;
  throw new Refusal(
    'This backup has a format that this Waymark does not know. Use the version of Waymark that made it, or a newer one.',
  );
}

async function* withoutFirst<T>(all: AsyncIterable<T>): AsyncIterable<T> {
  let isFirst = true;
  for await (const one of all) {
    if (!isFirst) yield one;
    isFirst = false;
  }
}

/** Not node:readline, which also breaks lines where a text has a line separator of Unicode. */
async function* readLines(file: string, length: number): AsyncIterable<ArchiveLine> {
  const source = createReadStream(file, { end: length - 1 });
  const gunzip = source.pipe(createGunzip());
  let kept: Buffer[] = [];
  let waiting = 0;
  try {
    for await (const bytes of gunzip as AsyncIterable<Buffer>) {
      let from = 0;
      for (let to = bytes.indexOf(10); to >= 0; from = to + 1, to = bytes.indexOf(10, from)) {
        yield JSON.parse(Buffer.concat([...kept, bytes.subarray(from, to)]).toString('utf8')) as ArchiveLine;
        kept = [];
        waiting = 0;
      }
      kept.push(bytes.subarray(from));
      waiting += bytes.length - from;
      if (waiting > longestLine) throw new Refusal('This backup has a line that is too long to be one of ours.');
    }
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}
