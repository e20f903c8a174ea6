import { IsString } from 'class-validator';

export class SetPasswordForm {
  @IsString({ message: 'password.short' }) password: string;
}
