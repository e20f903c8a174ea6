import { Transform } from 'class-transformer';
import { IsIn, IsOptional } from 'class-validator';

const emptyIsNull = ({ value }: { value: unknown }): unknown => (value === '' ? null : value);

/** A box that is not ticked is not sent. */
export class OwnMessagesForm {
  @IsOptional() @IsIn(['1'], { message: 'form.invalid' }) digest?: string;
  @IsOptional() @IsIn(['1'], { message: 'form.invalid' }) dueReminders?: string;
  @Transform(emptyIsNull)
  @IsOptional()
  @IsIn(['1', '2', '3', '4', '5', '6', '7'], { message: 'form.invalid' })
  digestDay: string | null = null;
}
