import { Global, Module } from '@nestjs/common';
import { AttemptsService } from './attempts.service';
import { ScenarioRunsService } from './scenario-runs.service';

@Global()
@Module({ providers: [AttemptsService, ScenarioRunsService], exports: [AttemptsService, ScenarioRunsService] })
export class AttemptsModule {}
