import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Id, Instant, Text } from '../database/columns';
import type { InvitationKind } from './invitation.rules';

/** A link that lets one person set a password, once, until it ends. The link carries the token, the table its hash. */
@Entity('invitations')
@Index('ix_invitations_person_id', ['personId'])
@Check('ck_invitations_kind', `kind IN ('invitation', 'password-reset')`)
@Check('ck_invitations_delivered_by', `delivered_by IN ('mail', 'link')`)
export class Invitation {
  @PrimaryColumn({ name: 'token_hash', type: 'varchar', length: 64 }) tokenHash: string;
  @ForeignKey('Person', { name: 'fk_invitations_person_id' }) @Id('person_id') personId: string;
  @Text('kind', 16) kind: InvitationKind;
  @Text('delivered_by', 8) deliveredBy: 'mail' | 'link';
  @Instant('created_at') createdAt: string;
  @Instant('ends_at') endsAt: string;
  @Instant('used_at', { nullable: true }) usedAt: string | null;
  @ForeignKey('Person', { name: 'fk_invitations_created_by_id' })
  @Id('created_by_id', { nullable: true })
  createdById: string | null;
}
