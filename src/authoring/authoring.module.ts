import { Module } from '@nestjs/common';
import { ReadingModule } from '../reading/reading.module';
import { PreviewController } from './preview.controller';
import { PreviewService } from './preview.service';
import { QuizPreviewController } from './quiz-preview.controller';
import { ScenarioMapController } from './scenario-map.controller';
import { ScenarioMapService } from './scenario-map.service';
import { ScenarioPreviewController } from './scenario-preview.controller';
import { StudioController } from './studio.controller';
import { StudioService } from './studio.service';

@Module({
  imports: [ReadingModule],
  controllers: [
    StudioController,
    PreviewController,
    QuizPreviewController,
    ScenarioPreviewController,
    ScenarioMapController,
  ],
  providers: [StudioService, PreviewService, ScenarioMapService],
})
export class AuthoringModule {}
