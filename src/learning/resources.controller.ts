import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { LibraryService } from '../content/library.service';
import { PeopleService } from '../people/people.service';
import type { Translate } from '../shared/texts';
import { formatInstant } from '../shared/views';
import { type AskedRequest, languageOf, Say } from '../sign-in/request';
import { readResourceFilter } from './resource-filter.rules';
import { resourcesPage } from './resources.page';

/** The services that the organisation lists in courses/resources. */
@Controller('resources')
export class ResourcesController {
  constructor(
    private readonly library: LibraryService,
    private readonly people: PeopleService,
  ) {}

  @Get()
  show(
    @Req() request: AskedRequest,
    @Query() query: Record<string, unknown>,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): void {
    const day = (iso: string) =>
      formatInstant(iso, languageOf(request), 'UTC', { day: 'numeric', month: 'long', year: 'numeric' });
    const { roles } = request.person!;
    const keepsList = roles.has('trainer') || roles.has('administrator');
    const { resources } = this.library.read();
    const given = { resources, filter: readResourceFilter(query), today: this.people.today(), keepsList, day };
    reply.view('learning/resources', resourcesPage(given, t));
  }
}
