import { hkdfSync } from 'node:crypto';
import { openBytes, sealBytes } from '../shared/sealed';

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
    return sealBytes(this.key, Buffer.from(text, 'utf8'), rowId);
  }

  /** @returns null when it was sealed under another key or for another row. */
  open(sealed: string, rowId: string): string | null {
    return openBytes(this.key, sealed, rowId)?.toString('utf8') ?? null;
  }
}
