import { IsEmail, IsString, Length } from 'class-validator';

export class FirstRunForm {
  @Length(1, 20, { message: 'firstRun.codeMissing' }) @IsString({ message: 'firstRun.codeMissing' }) code: string;
  @Length(1, 120, { message: 'firstRun.organisationMissing' })
  @IsString({ message: 'firstRun.organisationMissing' })
  organisation: string;
  @Length(1, 120, { message: 'firstRun.nameMissing' }) @IsString({ message: 'firstRun.nameMissing' }) name: string;
  @IsEmail({}, { message: 'signIn.emailInvalid' }) email: string;
  @IsString({ message: 'password.short' }) password: string;
}
