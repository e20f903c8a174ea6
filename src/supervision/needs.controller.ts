import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { PersonNeedsService } from './person-needs.service';

@Controller('people/:person/needs')
export class NeedsController {
  constructor(private readonly needs: PersonNeedsService) {}

  @Get()
  async show(
    @CurrentPerson() supervisor: SignedInPerson,
    @Param('person') id: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    reply.view('needs/needs', await this.needs.page(supervisor, id, t));
  }

  @Get(':competency')
  async showOne(
    @CurrentPerson() supervisor: SignedInPerson,
    @Param() { person, competency }: { person: string; competency: string },
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    reply.view('needs/need', await this.needs.onePage(supervisor, person, competency, null, t));
  }
}
