import { IsIn, Matches } from 'class-validator';
import { type Moment, moments } from '../completions/confidence.entity';

/** How sure of a module somebody feels: a whole number from 0 to 10, as it is typed. */
export class ConfidenceForm {
  @IsIn(moments, { message: 'confidence.invalid' }) moment: Moment;
  @Matches(/^(\d|10)$/, { message: 'confidence.invalid' }) value: string;
}
