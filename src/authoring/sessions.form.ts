import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { IsDay } from '../shared/is-day';

const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : value;
const emptyIsNull = ({ value }: { value: unknown }): unknown => (value === '' ? null : value);
const several = ({ value }: { value: unknown }): unknown =>
  value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value];

/** A date of a live session; the time as the clocks of the site show it. */
export class SessionDateForm {
  @Matches(/^[a-z0-9-]{1,60}$/, { message: 'form.choose' }) session: string;
  @IsDay('form.day') on: string;
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'sessions.timeMissing' }) at: string;
  @Transform(trimmed)
  @Length(2, 300, { message: 'sessions.placeMissing' })
  @IsString({ message: 'sessions.placeMissing' })
  place: string;
  /** Empty: for everybody. */
  @Transform(emptyIsNull) @IsOptional() @IsUUID('all', { message: 'form.choose' }) team: string | null = null;
}

/** Who was there. `had` is whom the page showed as there, so that nobody who came in meanwhile is struck out. */
export class RollForm {
  @Transform(several)
  @IsUUID('all', { each: true, message: 'form.choose' })
  @ArrayMaxSize(5000, { message: 'form.choose' })
  @IsArray({ message: 'form.choose' })
  person: string[] = [];
  @Transform(several)
  @IsUUID('all', { each: true, message: 'form.choose' })
  @ArrayMaxSize(5000, { message: 'form.choose' })
  @IsArray({ message: 'form.choose' })
  had: string[] = [];
}
