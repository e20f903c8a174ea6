import { Transform } from 'class-transformer';
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';

/** The most characters of a reason. */
export const mostReason = 1000;
const asCounted = (value: unknown): unknown =>
  typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trim() : value;

/** What somebody on a panel answers. */
export class PanelAnswerForm {
  @IsString({ message: 'panel.chooseOne' }) choice: string;
  @Transform(({ value }: { value: unknown }) => asCounted(value))
  @IsString({ message: 'panel.reasonEmpty' })
  @IsNotEmpty({ message: 'panel.reasonEmpty' })
  @MaxLength(mostReason, { message: 'panel.reasonLong' })
  reason: string;
  @IsOptional() @IsIn(['yes'], { message: 'form.invalid' }) named?: string;
}
