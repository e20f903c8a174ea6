import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CoversService } from '../people/covers.service';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { awayLines } from './away.page';
import { addressWith, isFiltered, readFilter } from './team-filter.rules';
import { thisWeekPage } from './this-week.page';
import { ThisWeekService } from './this-week.service';

@Controller()
export class ThisWeekController {
  constructor(
    private readonly week: ThisWeekService,
    private readonly covers: CoversService,
  ) {}

  @Get('team')
  async show(
    @CurrentPerson() supervisor: SignedInPerson,
    @Query() query: Record<string, unknown>,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    if (isFiltered(query)) return void reply.code(302).redirect(addressWith('/team/modules', readFilter(query)));
    const cover = awayLines(await this.covers.of(supervisor), t);
    reply.view('supervision/this-week', { ...thisWeekPage(await this.week.of(supervisor), t), cover });
  }
}
