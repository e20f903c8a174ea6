import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SlotsService } from '../content/slots.service';
import { PeopleService } from '../people/people.service';
import type { Translate } from '../shared/texts';
import { type AskedRequest, Say } from '../sign-in/request';
import { helpPage } from './help.page';

/** Crisis lines and people; open to the signed-out too. */
@Controller('help')
export class HelpController {
  constructor(
    private readonly slots: SlotsService,
    private readonly people: PeopleService,
  ) {}

  @Get()
  async show(@Req() request: AskedRequest, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    const { person } = request;
    const values = await this.slots.values(this.people.firstTeamOf(person?.id ?? ''));
    const supervisors = person ? await this.people.supervisorsOf(person.id) : [];
    reply.view('learning/help', helpPage(values, person ? supervisors : null, t));
  }
}
