import { IsString, Length } from 'class-validator';

/** The code on the wall. */
export class AttendanceForm {
  @Length(1, 40, { message: 'sessions.codeMissing' })
  @IsString({ message: 'sessions.codeMissing' })
  code: string;
}
