import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import { isId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import type { Fields } from './asking.service';
import { backFrom } from './back.rules';
import { OwnThreadsService } from './own-threads.service';
import { threadPage } from './thread.page';
import { TrainingService } from './training.service';

@Controller('questions/:thread')
export class ThreadController {
  constructor(
    private readonly own: OwnThreadsService,
    private readonly training: TrainingService,
  ) {}

  @Get()
  async show(
    @CurrentPerson() person: SignedInPerson,
    @Param('thread') id: string,
    @Query() query: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const thread = await this.own.getOwn(person, isOne(id));
    const supervisors = await this.training.supervisorsOf(person);
    const back = backFrom(query.back);
    reply.view('learning/thread', threadPage(thread, supervisors, { back, returned: null }, t));
  }

  @Post('handover')
  async handOver(
    @CurrentPerson() person: SignedInPerson,
    @Param('thread') id: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const thread = await this.own.getOwn(person, isOne(id));
    if ((await this.training.supervisorsOf(person)).length > 0) {
      await this.own.handOver(person, id, body._key);
      return void reply.code(303).redirect(`/questions/${id}`);
    }
    const returned = { action: `/questions/${id}/handover`, values: {}, errors: { form: 'asking.noSupervisor' } };
    reply.code(422).view('learning/thread', threadPage(thread, [], { back: null, returned }, t));
  }

  @Post('withdrawal')
  async withdraw(
    @CurrentPerson() person: SignedInPerson,
    @Param('thread') id: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.own.withdraw(person, isOne(id), body._key);
    reply.code(303).redirect(`/questions/${id}`);
  }
}

function isOne(id: string): string {
  if (!isId(id)) throw new NotFound();
  return id;
}
