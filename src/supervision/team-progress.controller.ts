import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { NeedsService } from '../evidence/needs.service';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { SupervisionService } from './supervision.service';
import { teamProgressPage } from './team-progress.page';

@Controller('team/progress')
export class TeamProgressController {
  constructor(
    private readonly supervision: SupervisionService,
    private readonly needs: NeedsService,
  ) {}

  @Get()
  async show(@CurrentPerson() me: SignedInPerson, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    const facts = await this.supervision.facts(me);
    const ids = facts.people.map(({ id }) => id);
    const needs = await this.needs.ofAll(ids, facts.rhythms);
    reply.view('supervision/team-progress', teamProgressPage(facts, needs, t));
  }
}
