import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SignedInPerson } from '../people/people.types';
import { newRandomId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { Asked, type AskedChange } from './asked-change';
import { FormsService, type Work } from './forms.service';
import { NothingForm } from './people.form';
import { TeamChangesService } from './team-changes.service';
import { TeamDirectoryService } from './team-directory.service';
import { CloseTeamForm, TeamForm } from './teams.form';
import { teamPage, teamsPage } from './teams.page';

const OfTeam = () => Asked(['team']);

@Controller('administration/teams')
export class TeamsController {
  constructor(
    private readonly directory: TeamDirectoryService,
    private readonly changes: TeamChangesService,
    private readonly forms: FormsService,
  ) {}

  @Get()
  async list(@Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    const { directory } = this;
    reply.view('administration/teams', teamsPage(await directory.all(), directory.today(), null, newRandomId(), t));
  }

  @Post()
  async add(
    @CurrentPerson() by: SignedInPerson,
    @Body() body: unknown,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const sent = await this.forms.send(by, TeamForm, body, 'add-team', async (manager, { name, teamType }) => {
      return (await this.changes.add(manager, by.id, name, teamType)).id;
    });
    if (sent.ok) return void reply.code(303).redirect('/administration/teams');
    const failed = { values: { ...sent.values }, errors: sent.errors };
    const page = teamsPage(await this.directory.all(), this.directory.today(), failed, newRandomId(), t);
    reply.code(422).view('administration/teams', page);
  }

  @Get(':team')
  async show(
    @OfTeam() { id, t }: AskedChange,
    @Query('saved') saved: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const shown = { saved: saved === 'yes', failed: null, formKey: newRandomId(), today: this.directory.today() };
    reply.view('administration/team', teamPage(await this.directory.get(id), shown, t));
  }

  @Post(':team/details')
  change(@OfTeam() asked: AskedChange, @Res() reply: FastifyReply): Promise<void> {
    return this.send(asked, reply, TeamForm, (manager, form) =>
      this.changes.change(manager, asked.by.id, asked.id, form),
    );
  }

  @Post(':team/closing')
  close(@OfTeam() asked: AskedChange, @Res() reply: FastifyReply): Promise<void> {
    return this.send(asked, reply, CloseTeamForm, (manager, form) =>
      this.changes.close(manager, asked.by.id, asked.id, form.closedOn),
    );
  }

  @Post(':team/removal')
  remove(@OfTeam() asked: AskedChange, @Res() reply: FastifyReply): Promise<void> {
    const work: Work<NothingForm> = (manager) => this.changes.remove(manager, asked.by.id, asked.id);
    return this.send(asked, reply, NothingForm, work, '/administration/teams');
  }

  private async send<T extends object>(
    { by, id, body, t }: AskedChange,
    reply: FastifyReply,
    form: new () => T,
    work: Work<T>,
    then = `/administration/teams/${id}?saved=yes`,
  ): Promise<void> {
    const what = `${reply.request.routeOptions.url} ${id}`;
    const sent = await this.forms.send(by, form, body, what, async (manager, values) => {
      await work(manager, values);
      return 'done';
    });
    if (sent.ok) return void reply.code(303).redirect(then);
    const failed = { values: { ...sent.values } as Record<string, unknown>, errors: sent.errors };
    const shown = { saved: false, failed, formKey: newRandomId(), today: this.directory.today() };
    reply.code(422).view('administration/team', teamPage(await this.directory.get(id), shown, t));
  }
}
