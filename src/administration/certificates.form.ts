import { Transform } from 'class-transformer';
import { Equals, IsIn, IsString, Length, MaxLength } from 'class-validator';
import { type RevocationReason, revocationReasons } from '../completions/certificates/certificate.types';

const trimmed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);

/** Why a certificate is taken back: a reason for everybody, and what happened for the record. */
export class RevocationForm {
  @IsIn(revocationReasons, { message: 'certificates.reasonMissing' })
  reason: RevocationReason;

  @MaxLength(1000, { message: 'certificates.noteLong' })
  @Length(1, 10_000, { message: 'certificates.noteMissing' })
  @IsString({ message: 'certificates.noteMissing' })
  @Transform(trimmed)
  note: string;

  @Equals('yes', { message: 'certificates.sureMissing' })
  sure: string;
}
