import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';

export const longestText = 20_000;
const invalid = { message: 'form.invalid' };

const Words = (): PropertyDecorator => (target, name) => {
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trimEnd() : value,
  )(target, name);
  IsString({ message: 'journal.empty' })(target, name);
  MinLength(1, { message: 'journal.empty' })(target, name);
  MaxLength(longestText, { message: 'journal.long' })(target, name);
};

/** Which box of a lesson is answered; nothing of it for a free entry. */
export class BoxForm {
  @IsOptional() @Matches(/^[a-z0-9-]{1,60}$/, invalid) module?: string;
  @IsOptional() @Matches(/^[a-z0-9-]{1,60}$/, invalid) lesson?: string;
  @IsOptional() @Matches(/^[a-z0-9-]{1,60}$/, invalid) block?: string;
  @IsOptional() @IsUUID('all', invalid) versionId?: string;
}

export class EntryForm extends BoxForm {
  @Words() text: string;
}

export class RewriteForm {
  @Words() text: string;
  /** The revision that the page showed. */
  @Transform(({ value }) => Number(value))
  @IsInt(invalid)
  @Min(0, invalid)
  @Max(1_000_000, invalid)
  seen: number;
}

export class ShareForm {
  @IsUUID('all', { message: 'form.choose' }) readerId: string;
}

export class OpenForm {
  @IsString({ message: 'recovery.codeMissing' })
  @MinLength(1, { message: 'recovery.codeMissing' })
  @MaxLength(100, { message: 'recovery.codeWrong' })
  code: string;
}

export class RenewForm {
  @IsString({ message: 'signIn.passwordMissing' })
  @MinLength(1, { message: 'signIn.passwordMissing' })
  @MaxLength(200, { message: 'account.presentWrong' })
  present: string;
}
