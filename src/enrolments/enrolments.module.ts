import { Global, Module } from '@nestjs/common';
import { EnrolmentsService } from './enrolments.service';

@Global()
@Module({ providers: [EnrolmentsService], exports: [EnrolmentsService] })
export class EnrolmentsModule {}
