import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { teamQuestionsPage } from './team-questions.page';
import { TeamQuestionsService } from './team-questions.service';

@Controller('team/questions')
export class TeamQuestionsController {
  constructor(private readonly questions: TeamQuestionsService) {}

  @Get()
  async show(
    @CurrentPerson() supervisor: SignedInPerson,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    reply.view('supervision/team-questions', teamQuestionsPage(await this.questions.all(supervisor), t));
  }
}
