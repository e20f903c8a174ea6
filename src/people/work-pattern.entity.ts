import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Day, Id, Instant, Key, Text, Whole } from '../database/columns';

/** How somebody works from a day on. The last recorded of a day counts; where that one is withdrawn, nothing was said of that day. */
@Entity('work_patterns')
@Index('ix_work_patterns_person_id', ['personId'])
@Check('ck_work_patterns_minutes_per_week', 'minutes_per_week >= 0 AND minutes_per_week <= 10080')
@Check('ck_work_patterns_withdrawn', 'withdrawn IN (0, 1)')
@Check('ck_work_patterns_engagement', `engagement IN ('paid', 'volunteer')`)
export class WorkPattern {
  @Key() id: string;
  @ForeignKey('Person', { name: 'fk_work_patterns_person_id' }) @Id('person_id') personId: string;
  @Day('from_on') fromOn: string;
  @Whole('minutes_per_week') minutesPerWeek: number;
  /** ISO weekdays, Monday = 1: `12345`. */
  @Text('working_days', 7) workingDays: string;
  @Text('engagement', 12) engagement: 'paid' | 'volunteer';
  @Whole('withdrawn') withdrawn: number;
  @Instant('recorded_at') recordedAt: string;
  @ForeignKey('Person', { name: 'fk_work_patterns_recorded_by_id' })
  @Id('recorded_by_id', { nullable: true })
  recordedById: string | null;
}
