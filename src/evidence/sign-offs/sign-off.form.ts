import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsUUID, Length, Matches, MaxLength, ValidateIf } from 'class-validator';
import { IsDay } from '../../shared/is-day';
import { type Context, contexts } from '../needs.types';
import { type Moment, moments } from './sign-off.types';

const trimmed = Transform(({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : (value ?? ''),
);
const emptyIsNull = Transform(({ value }: { value: unknown }): unknown => (value === '' ? null : value));
const isSeen = ({ level }: SignOffForm): boolean => level !== 'not-seen';

/** What somebody saw, all in all; each criterion is read beside it. */
export class SignOffForm {
  @IsIn(moments, { message: 'signOffs.momentMissing' }) moment: Moment;
  @Matches(/^([0-4]|not-seen)$/, { message: 'needs.levelMissing' }) level: string;
  @IsDay('needs.dayInvalid') on: string;
  @ValidateIf((form: SignOffForm) => Boolean(form.context))
  @IsIn(contexts, { message: 'needs.contextInvalid' })
  context?: Context | '';
  @ValidateIf((form: SignOffForm) => form.moment === 'observation')
  @IsIn(['yes'], { message: 'signOffs.consentMissing' })
  consent?: string;
  @ValidateIf(isSeen)
  @Length(3, 1000, { message: 'signOffs.wellMissing' })
  @trimmed
  wentWell: string = '';
  @ValidateIf(isSeen)
  @Length(3, 1000, { message: 'signOffs.nextMissing' })
  @trimmed
  nextStep: string = '';
}

/** Whom somebody asks to watch; nobody in particular: whoever supervises. */
export class AskForm {
  @emptyIsNull @IsOptional() @IsUUID('all', { message: 'form.choose' }) observerId: string | null = null;
}

/** An answer to the rating that was read. */
export class AgreeForm {
  @IsUUID('all', { message: 'signOffs.changedMeanwhile' }) rating: string;
  @MaxLength(1000, { message: 'needs.noteLong' })
  @trimmed
  note: string = '';
}
export class DisputeForm {
  @IsUUID('all', { message: 'signOffs.changedMeanwhile' }) rating: string;
  @Length(3, 1000, { message: 'signOffs.howMissing' })
  @trimmed
  how: string = '';
}
export class CommentForm {
  @IsUUID('all', { message: 'form.choose' }) fact: string;
  @Length(1, 1000, { message: 'signOffs.commentMissing' })
  @trimmed
  comment: string = '';
}
/** Somebody who does not observe, or is not observed. */
export class OtherForm {
  @IsUUID('all', { message: 'form.choose' }) otherId: string;
}
