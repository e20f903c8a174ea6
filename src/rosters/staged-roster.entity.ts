import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Key, Long, Text } from '../database/columns';

/** A roster that an administrator looks at before importing it. It goes with the import, with their next file, or after a day. */
@Entity('staged_rosters')
@Index('ix_staged_rosters_staged_by_id', ['stagedById'])
export class StagedRoster {
  @Key() id: string;
  @ForeignKey('Person', { name: 'fk_staged_rosters_staged_by_id' }) @Id('staged_by_id') stagedById: string;
  @Text('file_sha256', 64) fileSha256: string;
  @Long('content') content: string;
  @Instant('staged_at') stagedAt: string;
  @Instant('ends_at') endsAt: string;
}
