import { ValidateBy, ValidateIf, type ValidationArguments } from 'class-validator';
import { isDay } from '../shared/dates.rules';
import type { Leave } from './asked.types';

const isADay = (value: unknown): value is string => typeof value === 'string' && isDay(value);

export class PauseForm {
  @ValidateBy({ name: 'isDay', validator: { validate: isADay } }, { message: 'pause.fromInvalid' }) from: string;
  @ValidateIf((form: PauseForm) => Boolean(form.to))
  @ValidateBy(
    {
      name: 'isNotBefore',
      validator: {
        validate: (value: unknown, given?: ValidationArguments) =>
          isADay(value) && value >= (given?.object as PauseForm).from,
      },
    },
    { message: 'pause.toInvalid' },
  )
  to?: string;
}

export const leaveOf = ({ from, to }: PauseForm): Leave => ({ fromOn: from, toOn: to || null });
