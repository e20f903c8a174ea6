import { IsIn } from 'class-validator';

export class PublishForm {
  @IsIn(['first', 'editorial', 'revised', 'safety'], { message: 'studio.chooseClass' }) changeClass:
    'first' | 'editorial' | 'revised' | 'safety';
}
