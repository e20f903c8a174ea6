import { IsEmail } from 'class-validator';

export class PasswordResetForm {
  @IsEmail({}, { message: 'signIn.emailInvalid' }) email: string;
}
