import { IsOptional, IsString, Length } from 'class-validator';

export class ChangePasswordForm {
  @IsString({ message: 'account.presentMissing' })
  @Length(1, 1000, { message: 'account.presentMissing' })
  present: string;
  @IsString({ message: 'password.short' }) password: string;
}

/** `to` is the page to come back to. */
export class LanguageForm {
  @IsString({ message: 'form.invalid' }) language: string;
  @IsOptional() @IsString({ message: 'form.invalid' }) to?: string;
}

/** One session by its id, or `all`. */
export class SignOutForm {
  @IsString({ message: 'form.invalid' }) session: string;
}
