import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, MaxLength } from 'class-validator';

/** The ticked lines of a start checklist. */
export class ChecklistForm {
  @Transform(({ value }: { value: unknown }): unknown[] =>
    value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value],
  )
  @MaxLength(60, { each: true, message: 'checklist.gone' })
  @IsString({ each: true, message: 'checklist.gone' })
  @ArrayMaxSize(100, { message: 'checklist.gone' })
  @ArrayMinSize(1, { message: 'checklist.tickFirst' })
  @IsArray({ message: 'checklist.tickFirst' })
  item: string[] = [];
}
