import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

const whole = { message: 'scenario.chooseFirst' };

/** One step as a page of a run sends it: a choice, or stepping back. `seen` is how many steps that page knew. */
export class RunForm {
  @Type(() => Number) @IsInt(whole) @Min(0, whole) @Max(100_000, whole) seen: number;
  @IsOptional() @Type(() => Number) @IsInt(whole) @Min(1, whole) @Max(100, whole) choice?: number;
  @IsOptional() @Type(() => Number) @IsInt(whole) @Min(0, whole) @Max(100_000, whole) place?: number;
}
