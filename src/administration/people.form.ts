import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsEmail, IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { type Mark, marks, type Role, roles } from '../people/people.types';
import { IsDay } from '../shared/is-day';

export const trimmed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);
/** An empty field of a form is one that was not filled in. */
export const emptyIsNull = ({ value }: { value: unknown }): unknown => (value === '' ? null : value);
const listOf = ({ value }: { value: unknown }): unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value];

export class DetailsForm {
  @Transform(trimmed)
  @Length(1, 120, { message: 'people.nameMissing' })
  @IsString({ message: 'people.nameMissing' })
  name: string;
  @Transform(trimmed) @IsEmail({}, { message: 'signIn.emailInvalid' }) email: string;
  @Matches(/^[a-z]{2}$/, { message: 'form.choose' }) language: string;
  @Transform(emptyIsNull) @IsOptional() @IsDay('form.day') startedOn: string | null = null;
  /** What the page showed when it was opened. */
  @IsOptional() @IsString() seen?: string;
}

export class AddPersonForm {
  @Transform(trimmed)
  @Length(1, 120, { message: 'people.nameMissing' })
  @IsString({ message: 'people.nameMissing' })
  name: string;
  @Transform(trimmed) @IsEmail({}, { message: 'signIn.emailInvalid' }) email: string;
  @Transform(emptyIsNull) @IsOptional() @IsDay('form.day') startedOn: string | null = null;
  @Transform(emptyIsNull) @IsOptional() @IsUUID('all', { message: 'form.choose' }) teamId: string | null = null;
  @Transform(listOf)
  @IsArray({ message: 'form.choose' })
  @ArrayMaxSize(4, { message: 'form.choose' })
  @IsIn(roles, { each: true, message: 'form.choose' })
  role: Role[] = [];
}

export class MarkForm {
  @IsIn(marks, { message: 'form.choose' }) mark: Mark;
}

export class RoleForm {
  @IsIn(roles, { message: 'form.choose' }) role: Role;
}

class SpanForm {
  @IsDay('form.day') fromOn: string;
  @Transform(emptyIsNull) @IsOptional() @IsDay('form.day') toOn: string | null = null;
}
export class DatesForm extends SpanForm {}
export class MembershipForm extends SpanForm {
  @IsUUID('all', { message: 'form.choose' }) teamId: string;
}
export class SupervisionForm extends SpanForm {
  @IsUUID('all', { message: 'form.choose' }) supervisorId: string;
}

export class WorkForm {
  @IsDay('form.day') fromOn: string;
  @Transform(trimmed) @IsString({ message: 'work.hoursInvalid' }) hours: string;
  @Transform(listOf)
  @IsArray({ message: 'form.choose' })
  @ArrayMaxSize(7, { message: 'form.choose' })
  @IsIn(['1', '2', '3', '4', '5', '6', '7'], { each: true, message: 'form.choose' })
  day: string[] = [];
  @IsIn(['paid', 'volunteer'], { message: 'work.engagementMissing' }) engagement: 'paid' | 'volunteer';
}

/** A form of one button. */
export class NothingForm {
  @IsOptional() @IsString() _key?: string;
}
