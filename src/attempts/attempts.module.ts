import { Global, Module } from '@nestjs/common';
import { AskedFactsService } from './asked-facts.service';
import { AttemptsService } from './attempts.service';
import { ScenarioRunsService } from './scenario-runs.service';

const services = [AttemptsService, AskedFactsService, ScenarioRunsService];

@Global()
@Module({ providers: services, exports: services })
export class AttemptsModule {}
