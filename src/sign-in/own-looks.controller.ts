import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { LooksService } from '../audit/looks.service';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { ownLooksPage } from './own-looks.page';
import { CurrentPerson, Say } from './request';

/** Who looked at one's own pages. */
@Controller('account/looks')
export class OwnLooksController {
  constructor(private readonly looks: LooksService) {}

  @Get()
  async show(@CurrentPerson() person: SignedInPerson, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    reply.view('sign-in/own-looks', ownLooksPage(await this.looks.withRoles(person.id), t));
  }
}
