import { Transform } from 'class-transformer';
import { IsOptional, IsString, MaxLength } from 'class-validator';

/** Whom a trainer invites: somebody with an account, or a name. */
export class PanelInvitationForm {
  @IsOptional() @IsString({ message: 'panels.unknown' }) person?: string;
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : value))
  @IsOptional()
  @IsString({ message: 'panels.longName' })
  @MaxLength(100, { message: 'panels.longName' })
  name?: string;
}
