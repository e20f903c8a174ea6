import { IsEmail, IsIn, IsOptional, IsString, Length } from 'class-validator';

export class SignInForm {
  @IsEmail({}, { message: 'signIn.emailInvalid' }) email: string;
  @IsString({ message: 'signIn.passwordMissing' })
  @Length(1, 1000, { message: 'signIn.passwordMissing' })
  password: string;
  @IsOptional() @IsIn(['1']) shared?: string;
  @IsOptional() @IsString() next?: string;
  /** What was sent when the sign-in had ended, sealed. */
  @IsOptional() @IsString() kept?: string;
}
