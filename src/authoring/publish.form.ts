import { IsIn, IsOptional, IsString } from 'class-validator';

export class PublishForm {
  @IsIn(['first', 'editorial', 'revised', 'safety'], { message: 'studio.chooseClass' }) changeClass:
    'first' | 'editorial' | 'revised' | 'safety';
  /** The content hash of what the page showed. */
  @IsOptional() @IsString() seen?: string;
}
