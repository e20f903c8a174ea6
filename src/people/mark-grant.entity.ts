import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Key, Text } from '../database/columns';
import type { Mark } from './people.types';

/** Somebody has a mark from the moment it is given until it is taken. */
@Entity('mark_grants')
@Index('ix_mark_grants_person_id', ['personId'])
@Index('uq_mark_grants_held', ['personId', 'mark'], { unique: true, where: 'revoked_at IS NULL' })
@Check('ck_mark_grants_mark', `mark IN ('reviewer', 'lived-experience', 'experienced-observer')`)
export class MarkGrant {
  @Key() id: string;
  @ForeignKey('Person', { name: 'fk_mark_grants_person_id' }) @Id('person_id') personId: string;
  @Text('mark', 24) mark: Mark;
  @Instant('granted_at') grantedAt: string;
  @Instant('revoked_at', { nullable: true }) revokedAt: string | null;
}
