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

/** One answer as a page sends it, with or without JavaScript. */
export class AnswerForm {
  @Matches(/^[a-z0-9-]{1,60}$/, { message: 'answer.invalid' }) questionId: string;
  @Transform(({ value }: { value: unknown }): unknown[] =>
    value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value],
  )
  @IsArray({ message: 'answer.invalid' })
  @ArrayMaxSize(20, { message: 'answer.invalid' })
  @IsString({ each: true, message: 'answer.invalid' })
  @MaxLength(60, { each: true, message: 'answer.invalid' })
  option: string[] = []; // a form with nothing chosen sends none
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
  @IsOptional() @IsIn(['next', 'previous', 'review', 'stay', 'ask'], { message: 'answer.invalid' }) then?: string;
}
