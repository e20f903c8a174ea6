import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { createReadStream, closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Refusal } from '../../shared/refusal';
import { type Keys, keysOf } from './seal';

/**
 * An archive is gzip, and after it one line of fixed length: the salt of the passphrase, an HMAC-SHA256 of the gzip under it,
 * and the SHA-256 of everything before. Without a passphrase, salt and HMAC are noughts.
 */
const unsealed = { salt: '0'.repeat(32), hmac: '0'.repeat(64) };
const shape = /^\nwaymark-backup salt=([0-9a-f]{32}) hmac=([0-9a-f]{64}) sha256=([0-9a-f]{64})\n$/;
const digestPart = 64 + 1;
const trailerLength = '\nwaymark-backup salt= hmac= sha256=\n'.length + 32 + 64 + 64;

/** Takes the bytes of the gzip as they go by, and then says the trailer. */
export class Sealer {
  private readonly sha = createHash('sha256');
  private readonly hmac: Hmac | null;

  constructor(private readonly keys: Keys | null) {
    this.hmac = keys && createHmac('sha256', keys.signing);
  }

  add(bytes: Buffer): void {
    this.sha.update(bytes);
    this.hmac?.update(bytes);
  }

  trailer(): string {
    const { salt, hmac } = this.hmac ? { salt: this.keys!.salt, hmac: this.hmac.digest('hex') } : unsealed;
    const before = `\nwaymark-backup salt=${salt} hmac=${hmac} sha256=`;
    return `${before}${this.sha.update(before).digest('hex')}\n`;
  }
}

/** Reads every byte once. @returns how long the gzip is, and the passphrase's keys. @throws Refusal where one bit is not as it was written. */
export async function checkSeal(
  file: string,
  passphrase: string | null,
): Promise<{ length: number; keys: Keys | null }> {
  const { trailer, length } = readTrailer(file);
  const [, salt, hmac, sha256] = shape.exec(trailer) ?? [];
  if (!salt || !hmac || !sha256)
    throw new Refusal(
      'This is not a whole Waymark backup: its last line is missing. It may have been cut off while it was copied.',
    );
  const sha = await fed(createHash('sha256'), file, length);
  if (sha.update(trailer.slice(0, -digestPart)).digest('hex') !== sha256)
    throw new Refusal('This backup is damaged: it is not what was written. Nothing was changed. Use another copy.');
  if (passphrase === null) return { length, keys: null };
  if (salt === unsealed.salt)
    throw new Refusal(
      'This backup was made without a passphrase, so a passphrase cannot prove it. Leave the passphrase out to use it.',
    );
  const keys = keysOf(passphrase, salt);
  if ((await fed(createHmac('sha256', keys.signing), file, length)).digest('hex') !== hmac)
    throw new Refusal(
      'This passphrase is not the one that this backup was made with, or somebody has changed the backup.',
    );
  return { length, keys };
}

async function fed<T extends Hash | Hmac>(hash: T, file: string, length: number): Promise<T> {
  for await (const bytes of createReadStream(file, { end: length - 1 }) as AsyncIterable<Buffer>) hash.update(bytes);
  return hash;
}

function readTrailer(file: string): { trailer: string; length: number } {
  const handle = openSync(file, 'r');
  try {
    const length = fstatSync(handle).size - trailerLength;
    if (length < 20) return { trailer: '', length: 0 };
    const bytes = Buffer.alloc(trailerLength);
    readSync(handle, bytes, 0, trailerLength, length);
    return { trailer: bytes.toString('latin1'), length };
  } finally {
    closeSync(handle);
  }
}
