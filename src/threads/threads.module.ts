import { Global, Module } from '@nestjs/common';
import { GroupListService } from './group-list.service';
import { ThreadsService } from './threads.service';

const services = [ThreadsService, GroupListService];

@Global()
@Module({ providers: services, exports: services })
export class ThreadsModule {}
