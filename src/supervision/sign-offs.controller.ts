import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { PersonSignOffsService } from './person-sign-offs.service';

@Controller('people/:person/sign-offs')
export class SignOffsController {
  constructor(private readonly signOffs: PersonSignOffsService) {}

  @Get()
  async show(
    @CurrentPerson() supervisor: SignedInPerson,
    @Param('person') id: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    reply.view('sign-offs/sign-offs', await this.signOffs.page(supervisor, id, t));
  }

  @Get(':competency')
  async showOne(
    @CurrentPerson() supervisor: SignedInPerson,
    @Param() { person, competency }: { person: string; competency: string },
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    reply.view('sign-offs/sign-off', await this.signOffs.onePage(supervisor, person, competency, null, t));
  }
}
