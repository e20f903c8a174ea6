import { Transform } from 'class-transformer';
import { IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';

const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : value;
const emptyIsNull = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() || null : value;

/** What somebody learned elsewhere, in their words. */
export class PriorLearningForm {
  @Transform(trimmed)
  @Length(10, 1500, { message: 'priorLearning.whatMissing' })
  @IsString({ message: 'priorLearning.whatMissing' })
  what: string;
  @Transform(trimmed)
  @Length(2, 200, { message: 'priorLearning.whereMissing' })
  @IsString({ message: 'priorLearning.whereMissing' })
  where: string;
  @Transform(trimmed)
  @Length(2, 100, { message: 'priorLearning.whenMissing' })
  @IsString({ message: 'priorLearning.whenMissing' })
  when: string;
  @Transform(emptyIsNull)
  @IsOptional()
  @MaxLength(500, { message: 'priorLearning.linkWrong' })
  @Matches(/^https?:\/\/[^\s/]+\S*$/, { message: 'priorLearning.linkWrong' })
  link: string | null = null;
}
