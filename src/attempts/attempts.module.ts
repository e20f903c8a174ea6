import { Global, Module } from '@nestjs/common';
import { AskedFactsService } from './asked-facts.service';
import { AttemptStartsService } from './attempt-starts.service';
import { AttemptsService } from './attempts.service';
import { PanelAnswersService } from './panel-answers.service';
import { PanelsService } from './panels.service';
import { ScenarioRunsService } from './scenario-runs.service';
import { TalksService } from './talks.service';

const services = [
  AttemptsService,
  AskedFactsService,
  AttemptStartsService,
  ScenarioRunsService,
  TalksService,
  PanelsService,
  PanelAnswersService,
];

@Global()
@Module({ providers: services, exports: services })
export class AttemptsModule {}
