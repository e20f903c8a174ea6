import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';

/** Bytes under a key of 32 bytes, good for one place alone. @param boundTo where they belong: opened anywhere else they are nothing. */
export function sealBytes(key: Buffer, bytes: Buffer, boundTo: string): string {
  const iv = randomBytes(12);
  const sealing = createCipheriv(cipher, key, iv).setAAD(Buffer.from(boundTo));
  const body = Buffer.concat([sealing.update(bytes), sealing.final()]);
  return Buffer.concat([iv, sealing.getAuthTag(), body]).toString('base64url');
}

/** @returns null when it was sealed under another key, for another place, or altered since. */
export function openBytes(key: Buffer, sealed: string, boundTo: string): Buffer | null {
  const bytes = Buffer.from(sealed, 'base64url');
  try {
    const opening = createDecipheriv(cipher, key, bytes.subarray(0, 12), { authTagLength: 16 });
    opening.setAAD(Buffer.from(boundTo)).setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([opening.update(bytes.subarray(28)), opening.final()]);
  } catch {
    return null;
  }
}
