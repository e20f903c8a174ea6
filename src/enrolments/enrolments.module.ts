import { Global, Module } from '@nestjs/common';
import { AskedService } from './asked.service';
import { AssigningService } from './assigning.service';
import { EnrolmentsService } from './enrolments.service';
import { PausesService } from './pauses.service';

const services = [EnrolmentsService, AskedService, AssigningService, PausesService];

@Global()
@Module({ providers: services, exports: services })
export class EnrolmentsModule {}
