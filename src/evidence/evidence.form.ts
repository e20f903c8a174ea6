import { Transform } from 'class-transformer';
import { IsIn, Length, Matches, MaxLength, ValidateBy, ValidateIf } from 'class-validator';
import { isDay } from '../shared/dates.rules';
import {
  type Context,
  contexts,
  obstacleReasons,
  type ObstacleReason,
  type RatedKind,
  ratedKinds,
} from './needs.types';

const trimmed = Transform(({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : (value ?? ''),
);
const aDay = { name: 'isDay', validator: { validate: (value: unknown) => typeof value === 'string' && isDay(value) } };

class NoteForm {
  @MaxLength(1000, { message: 'needs.noteLong' })
  @trimmed
  note: string = '';
}

/** What somebody saw of one competency: how, how well, on which day. */
export class RatingForm extends NoteForm {
  @IsIn(ratedKinds, { message: 'needs.kindMissing' }) kind: RatedKind;
  @Matches(/^[0-4]$/, { message: 'needs.levelMissing' }) level: string;
  @ValidateBy(aDay, { message: 'needs.dayInvalid' }) on: string;
  @ValidateIf((form: RatingForm) => Boolean(form.context))
  @IsIn(contexts, { message: 'needs.contextInvalid' })
  context?: Context | '';
}

/** What was written down wrongly: what it should say, or that it should not be there. */
export class CorrectionForm {
  @Matches(/^([0-4]|withdrawn)$/, { message: 'needs.levelMissing' }) level: string;
  @ValidateBy(aDay, { message: 'needs.dayInvalid' }) on: string;
  @Length(3, 1000, { message: 'needs.whyMissing' })
  @trimmed
  why: string;
}

export class ObstacleForm extends NoteForm {
  @IsIn(obstacleReasons, { message: 'needs.reasonMissing' }) reason: ObstacleReason;
}

/** How somebody rates themselves; `none` where they do not take it for a part of their job. */
export class SelfRatingForm extends NoteForm {
  @Matches(/^([0-4]|none)$/, { message: 'needs.levelMissing' }) level: string;
}
