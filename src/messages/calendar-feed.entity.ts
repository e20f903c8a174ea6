import { Check, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Instant, Long, Text, Whole } from '../database/columns';

/** The secret address of somebody's calendar: found by its hash, shown again from what is sealed. A new one replaces it. */
@Entity('calendar_feeds')
@Unique('uq_calendar_feeds_token_hash', ['tokenHash'])
@Check('ck_calendar_feeds_shows_titles', 'shows_titles IN (0, 1)')
export class CalendarFeed {
  @ForeignKey('Person', { name: 'fk_calendar_feeds_person_id' })
  @PrimaryColumn({ name: 'person_id', type: 'varchar', length: 36 })
  personId: string;
  @Text('token_hash', 64) tokenHash: string;
  @Long('token_sealed') tokenSealed: string;
  @Whole('shows_titles') showsTitles: number;
  @Instant('made_at') madeAt: string;
}
