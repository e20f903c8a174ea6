import { Transform } from 'class-transformer';
import { IsIn, IsString, Length, MaxLength, ValidateIf } from 'class-validator';
import { IsDay } from '../shared/is-day';
import { type Doer, doers } from '../threads/conversation.types';

const trimmed = Transform(({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : (value ?? ''),
);
const listed = Transform(({ value }: { value: unknown }): unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value],
);
export const mostWords = 2000;

/** A conversation to prepare: when, with whom, and what of the suggestions. */
export class PreparingForm {
  @IsDay('conversation.dayMissing') day: string;
  @IsString({ message: 'conversation.withMissing' }) @trimmed supervisor: string = '';
  @MaxLength(80, { each: true, message: 'conversation.pickGone' })
  @IsString({ each: true, message: 'conversation.pickGone' })
  @listed
  pick: string[] = [];
}

/** What somebody changed on the page of a conversation, besides their words under its points. */
export class ConversationForm {
  @IsDay('conversation.dayMissing') day: string;
  @ValidateIf((form: ConversationForm) => form.next !== '')
  @IsDay('conversation.dayMissing')
  @trimmed
  next: string = '';
  @MaxLength(120, { message: 'conversation.pointLong' }) @trimmed point: string = '';
  @ValidateIf((form: ConversationForm) => hasAction(form))
  @Length(3, 200, { message: 'conversation.whatMissing' })
  @trimmed
  what: string = '';
  @ValidateIf((form: ConversationForm) => hasAction(form))
  @IsIn(doers, { message: 'conversation.whoMissing' })
  who: Doer = 'person';
  @ValidateIf((form: ConversationForm) => hasAction(form) && form.who === 'other')
  @Length(1, 60, { message: 'conversation.nameMissing' })
  @trimmed
  name: string = '';
  @ValidateIf((form: ConversationForm) => hasAction(form))
  @IsDay('conversation.dayMissing')
  @trimmed
  by: string = '';
  @MaxLength(200, { message: 'conversation.howLong' }) @trimmed how: string = '';
  @MaxLength(80, { message: 'conversation.tieGone' }) @trimmed tie: string = '';
  @MaxLength(6, { each: true, message: 'conversation.pickGone' }) @listed left: string[] = [];
  @IsString() @trimmed seen: string = '';
  @IsString() @trimmed then: string = '';
}

const hasAction = ({ what, by, how, name }: ConversationForm): boolean => [what, by, how, name].some(Boolean);

/** What is put right after both have signed. */
export class AdditionForm {
  @Length(3, mostWords, { message: 'conversation.additionMissing' }) @trimmed text: string;
}

/** Actions that are done. */
export class TicksForm {
  @MaxLength(40, { each: true, message: 'conversation.pickGone' }) @listed tick: string[] = [];
}
