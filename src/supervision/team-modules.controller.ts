import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SignedInPerson } from '../people/people.types';
import { toCsv } from '../shared/csv';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { SupervisionService } from './supervision.service';
import { readFilter } from './team-filter.rules';
import { teamCsv, teamModulesPage } from './team-modules.page';

type Address = Record<string, unknown>;

@Controller()
export class TeamModulesController {
  constructor(private readonly supervision: SupervisionService) {}

  @Get('team/modules')
  async show(
    @CurrentPerson() person: SignedInPerson,
    @Query() query: Address,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const page = teamModulesPage(await this.supervision.facts(person), readFilter(query), t);
    reply.view('supervision/team-modules', page);
  }

  @Get('team.csv')
  async download(
    @CurrentPerson() person: SignedInPerson,
    @Query() query: Address,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const lines = teamCsv(await this.supervision.facts(person), readFilter(query), t);
    await this.supervision.noteDownload(person, lines.length - 1);
    reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="team.csv"');
    reply.send(toCsv(lines));
  }
}
