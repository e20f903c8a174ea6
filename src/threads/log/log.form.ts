import { Transform } from 'class-transformer';
import { IsIn, Matches, MaxLength, ValidateBy, ValidateIf } from 'class-validator';
import { isDay } from '../../shared/dates.rules';

const trimmed = Transform(({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : (value ?? ''),
);
const between = (least: number, most: number) => ({
  name: 'isBetween',
  validator: {
    validate: (value: unknown) =>
      typeof value === 'string' && /^\d{1,3}$/.test(value) && Number(value) >= least && Number(value) <= most,
  },
});
const aDay = { name: 'isDay', validator: { validate: (value: unknown) => typeof value === 'string' && isDay(value) } };

/** When it was, how long, and when the next one is. */
export class TimeForm {
  @ValidateBy(aDay, { message: 'answering.dayInvalid' }) on: string;
  @ValidateBy(between(5, 600), { message: 'supervision.minutesInvalid' }) minutes: string;
  @ValidateIf((form: TimeForm) => Boolean(form.next))
  @ValidateBy(aDay, { message: 'answering.dayInvalid' })
  next?: string;
}

/** What a supervisor records: a talk, or a group. */
export class HadForm extends TimeForm {
  @IsIn(['one-to-one', 'group'], { message: 'supervision.kindMissing' }) kind: 'one-to-one' | 'group';
}

/** What somebody records of themselves: time with a peer, of the team or not. */
export class PeerForm extends TimeForm {
  @ValidateIf((form: PeerForm) => Boolean(form.with))
  @Matches(/^[0-9a-f-]{36}$/, { message: 'supervision.withInvalid' })
  with?: string;
}

/** A time put right, or taken back. */
export class TimeCorrectionForm extends TimeForm {
  @IsIn(['right', 'withdrawn'], { message: 'supervision.kindMissing' }) how: 'right' | 'withdrawn';
}

export const longestNote = 4000;
export class LogNoteForm {
  @MaxLength(longestNote, { message: 'supervision.noteLong' })
  @Matches(/\S/, { message: 'answering.empty' })
  @trimmed
  text: string;
  @ValidateIf((form: LogNoteForm) => Boolean(form.corrects))
  @Matches(/^[0-9a-f-]{36}$/, { message: 'form.invalid' })
  corrects?: string;
}

export class OftenForm {
  @IsIn(['person', 'team', 'as-team'], { message: 'supervision.whoseMissing' }) whose: 'person' | 'team' | 'as-team';
  @ValidateBy(between(1, 26), { message: 'supervision.weeksInvalid' }) first: string;
  @ValidateBy(between(1, 26), { message: 'supervision.weeksInvalid' }) later: string;
  @ValidateBy(between(1, 26), { message: 'supervision.weeksInvalid' }) group: string;
}
