import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import { isId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import type { Fields } from './asking.service';
import { backFrom } from './back.rules';
import { OwnThreadsService } from './own-threads.service';
import { threadPage } from './thread.page';

@Controller('questions/:thread')
export class ThreadController {
  constructor(
    private readonly own: OwnThreadsService,
    private readonly people: PeopleService,
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
    const supervisors = await this.people.supervisorsOf(person.id);
    const around = { ...this.around(person), back: backFrom(query.back) };
    reply.view('learning/thread', threadPage(thread, supervisors, around, t));
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
    const supervisors = await this.people.supervisorsOf(person.id);
    const errors =
      supervisors.length > 0 ? await this.own.handOver(person, id, body._key) : { form: 'asking.noSupervisor' };
    if (Object.keys(errors).length === 0) return void reply.code(303).redirect(`/questions/${id}`);
    const around = { ...this.around(person), returned: { action: `/questions/${id}/handover`, values: {}, errors } };
    reply.code(422).view('learning/thread', threadPage(thread, supervisors, around, t));
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

  private around({ id: personId }: SignedInPerson) {
    return { personId, today: this.people.today(), back: null, returned: null };
  }
}

function isOne(id: string): string {
  if (!isId(id)) throw new NotFound();
  return id;
}
