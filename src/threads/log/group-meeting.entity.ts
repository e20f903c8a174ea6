import { Check, Entity, ForeignKey } from 'typeorm';
import { Day, Id, Instant, Key, Whole } from '../../database/columns';

/** A team met for group supervision. Who was there stands in each one's own chain. */
@Entity('group_meetings')
@Check('ck_group_meetings_minutes', 'minutes >= 5 AND minutes <= 600')
@Check('ck_group_meetings_asks', 'asks IN (0, 1)')
export class GroupMeeting {
  @Key() id: string;
  @ForeignKey('Team', { name: 'fk_group_meetings_team_id' }) @Id('team_id') teamId: string;
  @Day('held_on') heldOn: string;
  @Whole('minutes') minutes: number;
  @Day('next_on', { nullable: true }) nextOn: string | null;
  /** 1: those who were there are asked whether what was found may become an answer for newcomers. */
  @Whole('asks') asks: number;
  @ForeignKey('Person', { name: 'fk_group_meetings_led_by_id' }) @Id('led_by_id') ledById: string;
  @Instant('recorded_at') recordedAt: string;
}
