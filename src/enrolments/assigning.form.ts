import { Transform } from 'class-transformer';
import { IsString, Length, ValidateBy, ValidateIf } from 'class-validator';
import { isDay } from '../shared/dates.rules';

export class WaiveForm {
  @IsString({ message: 'assigning.moduleMissing' }) module: string;
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @Length(3, 500, { message: 'assigning.reasonMissing' })
  @IsString({ message: 'assigning.reasonMissing' })
  reason: string;
}

export class AssignForm extends WaiveForm {
  @ValidateIf((form: AssignForm) => Boolean(form.dueOn))
  @ValidateBy(
    { name: 'isDay', validator: { validate: (value: unknown) => typeof value === 'string' && isDay(value) } },
    { message: 'assigning.dueInvalid' },
  )
  dueOn?: string;
}
