import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';

/**
 * What waits in the outbox carries a one-time link that must be readable when the mail is written. It is sealed under a key that is
 * not in the database, so that a copy of it (a backup, say) opens no account, and bound to its row, so that it fits no other.
 */
export class Seal {
  private readonly key: Buffer;

  constructor(secret: string, purpose = 'outbox') {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
  }

  close(text: string, rowId: string): string {
    const iv = randomBytes(12);
    const sealing = createCipheriv(cipher, this.key, iv).setAAD(Buffer.from(rowId));
    const body = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()]);
    return Buffer.concat([iv, sealing.getAuthTag(), body]).toString('base64url');
  }

  /** @returns null when it was sealed under another key or for another row. */
  open(sealed: string, rowId: string): string | null {
    const bytes = Buffer.from(sealed, 'base64url');
    try {
      const opening = createDecipheriv(cipher, this.key, bytes.subarray(0, 12), { authTagLength: 16 });
      opening.setAAD(Buffer.from(rowId)).setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([opening.update(bytes.subarray(28)), opening.final()]).toString('utf8');
    } catch {
      return null;
    }
  }
}
