import { Module } from '@nestjs/common';
import { AttemptController } from './attempt.controller';
import { ReadingModule } from '../reading/reading.module';
import { ClosedService } from './closed.service';
import { GlossaryController } from './glossary.controller';
import { HelpController } from './help.controller';
import { LearningService } from './learning.service';
import { LessonController } from './lesson.controller';
import { ModuleController } from './module.controller';
import { MyRecordController } from './my-record.controller';
import { MyTrainingController } from './my-training.controller';
import { QuizController } from './quiz.controller';
import { ResourcesController } from './resources.controller';
import { ResultController } from './result.controller';
import { TrainingService } from './training.service';

@Module({
  imports: [ReadingModule],
  controllers: [
    MyTrainingController,
    ModuleController,
    LessonController,
    QuizController,
    AttemptController,
    ResultController,
    MyRecordController,
    HelpController,
    ResourcesController,
    GlossaryController,
  ],
  providers: [TrainingService, LearningService, ClosedService],
})
export class LearningModule {}
