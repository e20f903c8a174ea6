import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SignedInPerson } from '../people/people.types';
import { newRandomId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { DirectoryService } from './directory.service';
import { FormsService } from './forms.service';
import { AccountsService } from './accounts.service';
import { AddPersonForm } from './people.form';
import { readPeopleFilter } from './people-filter.rules';
import { peoplePage } from './people.page';
import { PlacementsService } from './placements.service';

@Controller('administration/people')
export class PeopleController {
  constructor(
    private readonly directory: DirectoryService,
    private readonly forms: FormsService,
    private readonly accounts: AccountsService,
    private readonly placements: PlacementsService,
  ) {}

  @Get()
  async show(@Query() query: Record<string, unknown>, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    const filter = readPeopleFilter(query);
    reply.view('administration/people', peoplePage(await this.directory.list(filter), filter, null, newRandomId(), t));
  }

  @Post()
  async add(
    @CurrentPerson() by: SignedInPerson,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const sent = await this.forms.send(by, AddPersonForm, body, 'add-person', async (manager, form) => {
      const details = { name: form.name, email: form.email, language: by.language, startedOn: form.startedOn };
      const person = await this.accounts.add(manager, by.id, details, form.role);
      const span = { fromOn: form.startedOn ?? this.directory.now().today, toOn: null };
      if (form.teamId) await this.placements.joinTeam(manager, by.id, person.id, form.teamId, span);
      return person.id;
    });
    if (sent.ok) return void reply.code(303).redirect(`/administration/people/${sent.outcome}`);
    const filter = readPeopleFilter({});
    reply
      .code(422)
      .view('administration/people', peoplePage(await this.directory.list(filter), filter, sent, newRandomId(), t));
  }
}
