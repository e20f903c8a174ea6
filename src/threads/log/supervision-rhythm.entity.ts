import { Check, Entity, ForeignKey } from 'typeorm';
import { Day, Id, Instant, Key, Whole } from '../../database/columns';

/** How often supervision is meant to be, for a team or for one person, from a day on. Weeks are null where a person’s follow the team’s again. */
@Entity('supervision_rhythms')
@Check(
  'ck_supervision_rhythms_whose',
  '(team_id IS NOT NULL AND person_id IS NULL AND weeks_first IS NOT NULL) OR (team_id IS NULL AND person_id IS NOT NULL)',
)
@Check(
  'ck_supervision_rhythms_weeks',
  '(weeks_first IS NULL AND weeks_later IS NULL AND weeks_group IS NULL) OR (weeks_first IS NOT NULL AND weeks_later IS NOT NULL AND weeks_group IS NOT NULL AND weeks_first BETWEEN 1 AND 26 AND weeks_later BETWEEN 1 AND 26 AND weeks_group BETWEEN 1 AND 26)',
)
export class SupervisionRhythm {
  @Key() id: string;
  @ForeignKey('Team', { name: 'fk_supervision_rhythms_team_id' })
  @Id('team_id', { nullable: true })
  teamId: string | null;
  @ForeignKey('Person', { name: 'fk_supervision_rhythms_person_id' })
  @Id('person_id', { nullable: true })
  personId: string | null;
  /** One-to-one, up to day 90 and after it. */
  @Whole('weeks_first', { nullable: true }) weeksFirst: number | null;
  @Whole('weeks_later', { nullable: true }) weeksLater: number | null;
  @Whole('weeks_group', { nullable: true }) weeksGroup: number | null;
  @Day('from_on') fromOn: string;
  @ForeignKey('Person', { name: 'fk_supervision_rhythms_set_by_id' }) @Id('set_by_id') setById: string;
  @Instant('set_at') setAt: string;
}
