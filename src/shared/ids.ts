import { randomBytes, randomUUID } from 'node:crypto';

/** A UUIDv7 (RFC 9562): opaque in addresses, and in order of creation for the database. */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A random UUIDv4, where an id must tell nothing about when it was made. */
export const newRandomId = (): string => randomUUID();

/** 256 random bits for a secret that a browser or a person carries. */
export const newToken = (): string => randomBytes(32).toString('base64url');

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isId = (text: unknown): text is string => typeof text === 'string' && uuid.test(text);
