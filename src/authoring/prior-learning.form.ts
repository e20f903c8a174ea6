import { Transform } from 'class-transformer';
import { IsIn, IsString, Length } from 'class-validator';

/** What a trainer says to a claim; the person reads the reason. */
export class ClaimDecisionForm {
  @IsIn(['accepted', 'declined'], { message: 'priorLearning.outcomeMissing' }) outcome: 'accepted' | 'declined';
  @Transform(({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value))
  @Length(3, 500, { message: 'priorLearning.reasonMissing' })
  @IsString({ message: 'priorLearning.reasonMissing' })
  reason: string;
}
