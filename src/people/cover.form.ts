import { IsUUID } from 'class-validator';
import { IsDay } from '../shared/is-day';

export class CoverForm {
  @IsUUID('all', { message: 'cover.whoMissing' }) covererId: string;
  @IsDay('cover.fromInvalid') from: string;
  @IsDay('cover.toInvalid') to: string;
}
