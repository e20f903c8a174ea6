import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Id, Instant, Text, Whole } from '../database/columns';

/** When and where a live session takes place, for one team or for everybody. The code works around that time only. */
@Entity('session_dates')
@Index('ix_session_dates_module_slug_starts_at', ['moduleSlug', 'startsAt'])
@Check('ck_session_dates_minutes', 'minutes > 0')
export class SessionDate {
  @PrimaryColumn({ name: 'id', type: 'varchar', length: 36 }) id: string;
  @Text('module_slug', 60) moduleSlug: string;
  @Text('session_id', 60) sessionId: string;
  @Instant('starts_at') startsAt: string;
  @Whole('minutes') minutes: number;
  @Text('place', 300) place: string;
  @ForeignKey('Team', { name: 'fk_session_dates_team_id' }) @Id('team_id', { nullable: true }) teamId: string | null;
  @Text('code', 12) code: string;
  @ForeignKey('Person', { name: 'fk_session_dates_set_by_id' })
  @Id('set_by_id', { nullable: true })
  setById: string | null;
  @Instant('set_at') setAt: string;
  @Instant('cancelled_at', { nullable: true }) cancelledAt: string | null;
}
