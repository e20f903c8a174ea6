import { Transform } from 'class-transformer';
import { IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { IsDay } from '../shared/is-day';
import { emptyIsNull } from './people.form';

/** Lines end in one way, and no empty line stands before, after or between. */
const lines = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string'
    ? value
        .split(/\r\n?|\n/)
        .map((line) => line.trim())
        .filter(Boolean)
        .join('\n')
    : value;

/** Which value is meant: everywhere, or one team's own; and the revision that the page showed. */
export class SlotPlaceForm {
  @Transform(emptyIsNull) @IsOptional() @IsUUID('all', { message: 'form.choose' }) teamId: string | null = null;
  @IsOptional() @IsString() seen = '';
}

export class SlotForm extends SlotPlaceForm {
  @Transform(lines)
  @Length(1, 2000, { message: 'slots.valueMissing' })
  @IsString({ message: 'slots.valueMissing' })
  value: string;
  @IsDay('form.day') checkedOn: string;
  /** Empty: as long as the registry says. */
  @Transform(emptyIsNull) @IsOptional() @IsDay('form.day') expiresOn: string | null = null;
}
