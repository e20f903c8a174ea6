import { Entity, ForeignKey, Index } from 'typeorm';
import { Day, Id, Instant, Key, Long, Text } from '../database/columns';

/** What an organisation (or one team) filled into a local slot, and when it was checked. */
@Entity('slot_revisions')
@Index('ix_slot_revisions_slot_key', ['slotKey'])
export class SlotRevision {
  @Key() id: string;
  @Text('slot_key', 60) slotKey: string;
  @ForeignKey('Team', { name: 'fk_slot_revisions_team_id' }) @Id('team_id', { nullable: true }) teamId: string | null;
  @Long('value') value: string;
  @Day('checked_on') checkedOn: string;
  @Day('expires_on', { nullable: true }) expiresOn: string | null;
  @Instant('recorded_at') recordedAt: string;
  @ForeignKey('Person', { name: 'fk_slot_revisions_recorded_by_id' })
  @Id('recorded_by_id', { nullable: true })
  recordedById: string | null;
}
