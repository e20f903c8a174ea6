import { Global, Module } from '@nestjs/common';
import { AttendancesService } from './attendances.service';
import { CompletionsService } from './completions.service';
import { PersonChangesService } from './person-changes.service';
import { PriorLearningService } from './prior-learning.service';
import { RenewalsService } from './renewals.service';
import { SessionDatesService } from './session-dates.service';

const services = [
  CompletionsService,
  PersonChangesService,
  SessionDatesService,
  AttendancesService,
  PriorLearningService,
  RenewalsService,
];

@Global()
@Module({ providers: services, exports: services })
export class CompletionsModule {}
