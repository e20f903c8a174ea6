import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { AskingService } from './asking.service';
import { OwnThreadsService } from './own-threads.service';
import { questionsPage } from './questions.page';

@Controller('questions')
export class QuestionsController {
  constructor(
    private readonly own: OwnThreadsService,
    private readonly asking: AskingService,
  ) {}

  @Get()
  async show(@CurrentPerson() person: SignedInPerson, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    const [threads, audience] = [await this.own.all(person), await this.asking.audience(person)];
    reply.view('learning/questions', questionsPage(threads, audience, person.roles.has('supervisor'), t));
  }
}
