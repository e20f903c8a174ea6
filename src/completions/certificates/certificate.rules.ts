import type { CertificateState } from './certificate.types';

interface Facts {
  expiresOn: string | null;
  isRevoked: boolean;
  isWithdrawn: boolean;
}

/** One answer out of four; what somebody took back goes before what its holder hides, and that before the calendar. */
export function certificateState({ expiresOn, isRevoked, isWithdrawn }: Facts, today: string): CertificateState {
  if (isRevoked) return 'revoked';
  if (isWithdrawn) return 'withdrawn';
  return expiresOn !== null && expiresOn < today ? 'expired' : 'valid';
}

/** JSON in one form: keys in order, no spaces. It is what `jq -cjS .` and RFC 8785 give for texts and whole numbers. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

/** Whether JSON reads the same to a person and to a program: no name said twice, nothing spelled another way. */
export function isPlainJson(text: string): boolean {
  try {
    const bare = text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
    return JSON.stringify(JSON.parse(text)) === bare;
  } catch {
    return false;
  }
}

/** No letter that reads like another: no i, l, o, u. */
const letters = '0123456789abcdefghjkmnpqrstvwxyz';
const inFours = (code: string): string => code.match(/.{4}/g)?.join('-') ?? code;

/** @param bytes 28 random ones. @returns 140 random bits in groups of four that can be read out and typed. */
export const codeOf = (bytes: Uint8Array): string => inFours([...bytes].map((byte) => letters[byte % 32]).join(''));

/** A code as somebody typed it, or null where it cannot be one. */
export function readCode(typed: string): string | null {
  const bare = typed.toLowerCase().replace(/[\s-]+/g, '');
  return /^[0-9a-hjkmnp-tv-z]{28}$/.test(bare) ? inFours(bare) : null;
}

/** A key's id as it is printed: its fingerprint in groups of four. */
export const fingerprint = (keyId: string): string => keyId.match(/.{4}/g)?.join(' ') ?? keyId;

/** One line without what cannot be seen, so that it reads the same in every program. */
export const plainLine = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069\s]+/gu, ' ')
    .trim();
