import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { openBytes, sealBytes } from '../shared/sealed';

/** Whose key it is, and which: what is sealed for one opens nowhere else. */
interface Whose {
  keyId: string;
  personId: string;
}

const derived = (secret: string | Buffer, what: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', what, 32));

/** The keys around a person's key. The server's own is in DATA_DIR and never in the database; a recovery code is nowhere but with its person. */
export class JournalSeal {
  private readonly key: Buffer;

  constructor(secret: string) {
    this.key = derived(secret, 'journal');
  }

  wrapForServer(key: Buffer, whose: Whose): string {
    return sealBytes(this.key, key, place('server', whose));
  }
  unwrapForServer(wrapped: string, whose: Whose): Buffer | null {
    return openBytes(this.key, wrapped, place('server', whose));
  }
}

const place = (what: string, { keyId, personId }: Whose): string => `${what} ${keyId} ${personId}`;

export const newJournalKey = (): Buffer => randomBytes(32);

/** A code has 140 random bits, so one step of derivation is enough. */
export const wrapForCode = (key: Buffer, code: string, whose: Whose): string =>
  sealBytes(derived(code, 'journal code'), key, place('code', whose));
export const unwrapForCode = (wrapped: string, code: string, whose: Whose): Buffer | null =>
  openBytes(derived(code, 'journal code'), wrapped, place('code', whose));

/** The words of an entry, bound to it and to its author. */
export const sealWords = (key: Buffer, text: string, entryId: string, personId: string): string =>
  sealBytes(derived(key, 'words'), Buffer.from(text, 'utf8'), `${entryId} ${personId}`);
export const openWords = (key: Buffer, sealed: string, entryId: string, personId: string): string | null =>
  openBytes(derived(key, 'words'), sealed, `${entryId} ${personId}`)?.toString('utf8') ?? null;

/** Tells whether two forms said the same, to nobody who has not got the key: a plain hash of short words can be guessed. */
export const markOfWords = (key: Buffer, text: string): string =>
  createHmac('sha256', derived(key, 'mark')).update(text).digest('hex');
