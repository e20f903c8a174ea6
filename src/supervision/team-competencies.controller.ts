import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { NeedsService } from '../evidence/needs.service';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import { sendSheet, type SheetKind } from '../shared/sheets';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { readCompetencyFilter } from './competency-filter.rules';
import type { TeamNeeds } from './competency-rows.page';
import { SupervisionService } from './supervision.service';
import { teamCompetenciesPage, teamCompetenciesTable } from './team-competencies.page';

type Address = Record<string, unknown>;

@Controller()
export class TeamCompetenciesController {
  constructor(
    private readonly people: PeopleService,
    private readonly needs: NeedsService,
    private readonly supervision: SupervisionService,
  ) {}

  @Get('team/competencies')
  async show(
    @CurrentPerson() me: SignedInPerson,
    @Query() query: Address,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const page = teamCompetenciesPage(await this.team(me), readCompetencyFilter(query), t);
    reply.view('supervision/team-competencies', page);
  }

  @Get('team/competencies.csv')
  csv(@CurrentPerson() me: SignedInPerson, @Query() query: Address, @Res() reply: FastifyReply, @Say() t: Translate) {
    return this.download(me, query, reply, t, 'csv');
  }

  @Get('team/competencies.xlsx')
  xlsx(@CurrentPerson() me: SignedInPerson, @Query() query: Address, @Res() reply: FastifyReply, @Say() t: Translate) {
    return this.download(me, query, reply, t, 'xlsx');
  }

  private async team(me: SignedInPerson): Promise<TeamNeeds> {
    const people = await this.people.peopleOf(me);
    return { people, needs: await this.needs.ofAll(people.map(({ id }) => id)) };
  }

  private async download(
    me: SignedInPerson,
    query: Address,
    reply: FastifyReply,
    t: Translate,
    kind: SheetKind,
  ): Promise<void> {
    const table = teamCompetenciesTable(await this.team(me), readCompetencyFilter(query), t);
    await this.supervision.noteDownload(me, table.length - 1);
    await sendSheet(reply, 'competencies', kind, table);
  }
}
