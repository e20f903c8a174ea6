import { Transform } from 'class-transformer';
import { IsIn, Matches, MaxLength, ValidateBy } from 'class-validator';
import { isDay } from '../shared/dates.rules';

const trimmed = Transform(({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : (value ?? ''),
);
const aDay = { name: 'isDay', validator: { validate: (value: unknown) => typeof value === 'string' && isDay(value) } };

export const longestReply = 2000;

/** What somebody writes further in a thread. */
export class ReplyForm {
  @MaxLength(longestReply, { message: 'asking.long' })
  @Matches(/\S/, { message: 'answering.empty' })
  @trimmed
  text: string;
}

/** On which day it was talked about. */
export class TalkedForm {
  @ValidateBy(aDay, { message: 'answering.dayInvalid' }) on: string;
}

/** Whoever asked is done with it; whether it helped is theirs to say or not. */
export class ClosureForm {
  @IsIn(['closed', 'helped'], { message: 'answering.chooseClosing' }) how: 'closed' | 'helped';
}
