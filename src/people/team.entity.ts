import { Entity, Unique } from 'typeorm';
import { Day, Key, Text } from '../database/columns';

/** One row is a team; its type decides which paths apply. */
@Entity('teams')
@Unique('uq_teams_name', ['name'])
export class Team {
  @Key() id: string;
  @Text('name', 120) name: string;
  @Text('team_type', 20) teamType: string;
  /** From this day on nobody belongs to it any more. */
  @Day('closed_on', { nullable: true }) closedOn: string | null;
}
