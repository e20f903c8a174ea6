import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Id, Instant, Whole } from '../database/columns';

/** One signed-in browser. The token itself is only in the cookie; a copy of this table signs nobody in. */
@Entity('sessions')
@Index('ix_sessions_person_id', ['personId'])
export class Session {
  @PrimaryColumn({ name: 'token_hash', type: 'varchar', length: 64 }) tokenHash: string;
  @ForeignKey('Person', { name: 'fk_sessions_person_id' }) @Id('person_id') personId: string;
  @Whole('shared_computer') sharedComputer: number;
  @Instant('created_at') createdAt: string;
  @Instant('seen_at') seenAt: string;
  @Instant('ends_at') endsAt: string;
}
