import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { type TeamType, teamTypes } from '../people/people.types';
import { IsDay } from '../shared/is-day';
import { emptyIsNull, trimmed } from './people.form';

export class TeamForm {
  @Transform(trimmed)
  @Length(1, 120, { message: 'teams.nameMissing' })
  @IsString({ message: 'teams.nameMissing' })
  name: string;
  @IsIn(teamTypes, { message: 'teams.typeMissing' }) teamType: TeamType;
}

export class CloseTeamForm {
  /** Empty: the team is open. */
  @Transform(emptyIsNull) @IsOptional() @IsDay('form.day') closedOn: string | null = null;
}
