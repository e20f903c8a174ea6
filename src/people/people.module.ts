import { Global, Module } from '@nestjs/common';
import { Clock } from '../shared/clock';
import { PeopleService } from './people.service';

@Global()
@Module({ providers: [Clock, PeopleService], exports: [Clock, PeopleService] })
export class PeopleModule {}
