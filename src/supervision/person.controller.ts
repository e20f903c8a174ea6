import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import { isId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { personPage } from './person.page';
import { SupervisionService } from './supervision.service';

@Controller('people/:person')
export class PersonController {
  constructor(private readonly supervision: SupervisionService) {}

  @Get()
  async show(
    @CurrentPerson() supervisor: SignedInPerson,
    @Param('person') id: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    if (!isId(id)) throw new NotFound();
    reply.view('supervision/person', personPage(await this.supervision.getPerson(supervisor, id), null, t));
  }
}
