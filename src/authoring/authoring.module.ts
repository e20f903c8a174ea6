import { Module } from '@nestjs/common';
import { ReadingModule } from '../reading/reading.module';
import { PreviewController } from './preview.controller';
import { PreviewService } from './preview.service';
import { QuizPreviewController } from './quiz-preview.controller';
import { StudioController } from './studio.controller';
import { StudioService } from './studio.service';

@Module({
  imports: [ReadingModule],
  controllers: [StudioController, PreviewController, QuizPreviewController],
  providers: [StudioService, PreviewService],
})
export class AuthoringModule {}
