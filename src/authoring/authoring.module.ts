import { Module } from '@nestjs/common';
import { ReadingModule } from '../reading/reading.module';
import { JudgementsService } from './judgements.service';
import { PanelsController } from './panels.controller';
import { PreviewController } from './preview.controller';
import { PreviewService } from './preview.service';
import { ClaimsService } from './claims.service';
import { StudioPriorLearningController } from './prior-learning.controller';
import { QuizPreviewController } from './quiz-preview.controller';
import { ScenarioMapController } from './scenario-map.controller';
import { ScenarioMapService } from './scenario-map.service';
import { ScenarioPreviewController } from './scenario-preview.controller';
import { SessionsController } from './sessions.controller';
import { StudioSessionsService } from './sessions.service';
import { StudioController } from './studio.controller';
import { StudioService } from './studio.service';

@Module({
  imports: [ReadingModule],
  controllers: [
    StudioPriorLearningController,
    StudioController,
    SessionsController,
    PreviewController,
    QuizPreviewController,
    ScenarioPreviewController,
    ScenarioMapController,
    PanelsController,
  ],
  providers: [
    StudioService,
    PreviewService,
    ScenarioMapService,
    StudioSessionsService,
    ClaimsService,
    JudgementsService,
  ],
})
export class AuthoringModule {}
