import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SignedInPerson } from '../people/people.types';
import { type SheetKind, sendSheet } from '../shared/sheets';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { SupervisionService } from './supervision.service';
import { readFilter } from './team-filter.rules';
import { teamModulesPage, teamModulesTable } from './team-modules.page';

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
  csv(
    @CurrentPerson() person: SignedInPerson,
    @Query() query: Address,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ) {
    return this.download(person, query, reply, t, 'csv');
  }

  @Get('team.xlsx')
  xlsx(
    @CurrentPerson() person: SignedInPerson,
    @Query() query: Address,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ) {
    return this.download(person, query, reply, t, 'xlsx');
  }

  private async download(
    person: SignedInPerson,
    query: Address,
    reply: FastifyReply,
    t: Translate,
    kind: SheetKind,
  ): Promise<void> {
    const table = teamModulesTable(await this.supervision.facts(person), readFilter(query), t);
    await this.supervision.noteDownload(person, table.length - 1);
    await sendSheet(reply, 'team', kind, table);
  }
}
