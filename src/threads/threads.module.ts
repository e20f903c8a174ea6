import { Global, Module } from '@nestjs/common';
import { AnsweringService } from './answering.service';
import { ConversationWordsService } from './conversation-words.service';
import { ConversationsService } from './conversations.service';
import { GroupListService } from './group-list.service';
import { LogChangesService } from './log/log-changes.service';
import { SupervisionDueService } from './log/supervision-due.service';
import { SupervisionLogService } from './log/supervision-log.service';
import { SpotsService } from './spots.service';
import { TalkChangesService } from './talk-changes.service';
import { ThreadsService } from './threads.service';

const services = [
  ThreadsService,
  AnsweringService,
  TalkChangesService,
  SpotsService,
  GroupListService,
  ConversationsService,
  ConversationWordsService,
  SupervisionLogService,
  SupervisionDueService,
  LogChangesService,
];

@Global()
@Module({ providers: services, exports: services })
export class ThreadsModule {}
