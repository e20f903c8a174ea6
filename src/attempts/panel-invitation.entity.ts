import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Instant, Key, Text } from '../database/columns';

/** One person's place on a panel: somebody with an account, or a name. The link carries the token, the table its hash. */
@Entity('panel_invitations')
@Unique('uq_panel_invitations_token_hash', ['tokenHash'])
@Unique('uq_panel_invitations_panel_id_invitee', ['panelId', 'invitee'])
@Check(
  'ck_panel_invitations_who',
  '(person_id IS NOT NULL AND name IS NULL) OR (person_id IS NULL AND name IS NOT NULL)',
)
export class PanelInvitation {
  @Key() id: string;
  @ForeignKey('Panel', { name: 'fk_panel_invitations_panel_id' }) @Id('panel_id') panelId: string;
  /** The person's id, or the name in small letters: nobody has two places. */
  @Text('invitee', 110) invitee: string;
  @ForeignKey('Person', { name: 'fk_panel_invitations_person_id' })
  @Id('person_id', { nullable: true })
  personId: string | null;
  @Text('name', 100, { nullable: true }) name: string | null;
  @Text('token_hash', 64) tokenHash: string;
  @Instant('created_at') createdAt: string;
  /** From then on the link takes no new answer; what was said can still be taken back. */
  @Instant('ends_at') endsAt: string;
  @ForeignKey('Person', { name: 'fk_panel_invitations_created_by_id' }) @Id('created_by_id') createdById: string;
}
