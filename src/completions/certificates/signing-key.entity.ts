import { Entity } from 'typeorm';
import { Instant, Key, Long } from '../../database/columns';

/** A public key that certificates were signed with: checking one needs no secret, and outlives the key that signs today. */
@Entity('signing_keys')
export class SigningKey {
  /** The first 32 hex digits of SHA-256 over the key (SPKI, DER). */
  @Key() id: string;
  @Long('public_key') publicKey: string;
  @Instant('first_used_at') firstUsedAt: string;
}
