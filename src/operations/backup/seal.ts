import { createCipheriv, createDecipheriv, createHmac, randomBytes, scryptSync } from 'node:crypto';
import type { Secrets } from '../../config/secrets';
import { Refusal } from '../../shared/refusal';

/** The two keys that a passphrase gives with one salt. */
export interface Keys {
  salt: string;
  encryption: Buffer;
  signing: Buffer;
}
/** AES-256-GCM, every part in hex. */
export interface SealedSecrets {
  iv: string;
  tag: string;
  body: string;
}

export const shortestPassphrase = 15;
const cost = { N: 65_536, r: 8, p: 1, maxmem: 128 * 1024 * 1024 };

export function keysOf(passphrase: string, salt = randomBytes(16).toString('hex')): Keys {
  const both = scryptSync(passphrase.normalize('NFC'), Buffer.from(salt, 'hex'), 64, cost);
  return { salt, encryption: both.subarray(0, 32), signing: both.subarray(32) };
}

export function sealSecrets(secrets: Secrets, keys: Keys): SealedSecrets {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keys.encryption, iv);
  const body = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()]);
  return { iv: iv.toString('hex'), tag: cipher.getAuthTag().toString('hex'), body: body.toString('hex') };
}

/** @throws Refusal for another passphrase. */
export function openSecrets(sealed: SealedSecrets, keys: Keys): Secrets {
  try {
    const decipher = createDecipheriv('aes-256-gcm', keys.encryption, Buffer.from(sealed.iv, 'hex'), {
      authTagLength: 16,
    });
    decipher.setAuthTag(Buffer.from(sealed.tag, 'hex'));
    const text = Buffer.concat([decipher.update(Buffer.from(sealed.body, 'hex')), decipher.final()]).toString('utf8');
    return JSON.parse(text) as Secrets;
  } catch {
    throw new Refusal('The passphrase does not open the keys in this backup.');
  }
}

/** Tells one ledger key from another without telling the key. */
export const markOf = (ledgerKey: string): string =>
  createHmac('sha256', ledgerKey).update('waymark backup').digest('hex').slice(0, 16);
