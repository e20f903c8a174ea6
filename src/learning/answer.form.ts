import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { type Sureness, surenesses } from '../attempts/answers.rules';

/** The most characters of one thing that is written. */
export const mostWritten = 2000;
const entries = (value: unknown): unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value];
/** Browsers count the end of a line as one, and send two. */
const asCounted = (value: unknown): unknown => (typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : value);

/** One answer as a page sends it, with or without JavaScript. */
export class AnswerForm {
  @Matches(/^[a-z0-9-]{1,60}$/, { message: 'answer.invalid' }) questionId: string;
  @Transform(({ value }: { value: unknown }) => entries(value).map(asCounted))
  @IsArray({ message: 'answer.invalid' })
  @ArrayMaxSize(40, { message: 'answer.invalid' })
  @IsString({ each: true, message: 'answer.invalid' })
  @MaxLength(mostWritten, { each: true, message: 'answer.invalid' })
  option: string[] = []; // a form with nothing chosen sends none
  /** Empty where nothing is said. */
  @IsOptional() @IsIn(['', ...surenesses], { message: 'answer.invalid' }) sure?: Sureness | '';
  @IsUUID('all', { message: 'answer.invalid' }) pageId: string;
  @Type(() => Number)
  @IsInt({ message: 'answer.invalid' })
  @Min(1, { message: 'answer.invalid' })
  @Max(1_000_000, { message: 'answer.invalid' })
  sequence: number;
  @Type(() => Number)
  @IsInt({ message: 'answer.invalid' })
  @Min(0, { message: 'answer.invalid' })
  @Max(1_000_000, { message: 'answer.invalid' })
  base: number;
  @IsOptional() @Matches(/^(up|down)-[a-z0-9-]{1,60}$/, { message: 'answer.invalid' }) move?: string;
  @IsOptional() @IsIn(['', '1'], { message: 'answer.invalid' }) touched?: string;
  @IsOptional()
  @IsIn(['next', 'previous', 'review', 'stay', 'check', 'keep', 'compare', 'ask'], { message: 'answer.invalid' })
  then?: string;
  /** The button that changes the language. */
  @IsOptional() @Matches(/^[a-z]{2}$/, { message: 'answer.invalid' }) language?: string;
}
