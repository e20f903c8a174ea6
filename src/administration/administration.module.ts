import { Module } from '@nestjs/common';
import { FirstRunController } from './first-run.controller';
import { FirstRunService } from './first-run.service';
import { PersonAssignmentsController } from './person-assignments.controller';
import { PersonPausesController } from './person-pauses.controller';
import { PersonTrainingService } from './person-training.service';
import { StartController } from './start.controller';

@Module({
  controllers: [StartController, FirstRunController, PersonPausesController, PersonAssignmentsController],
  providers: [FirstRunService, PersonTrainingService],
})
export class AdministrationModule {}
