import { Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { newRandomId } from '../shared/ids';
import { AccountsService } from './accounts.service';
import { Asked, type AskedChange } from './asked-change';
import { FormsService, type Work } from './forms.service';
import {
  DatesForm,
  DetailsForm,
  MarkForm,
  MembershipForm,
  NothingForm,
  RoleForm,
  SupervisionForm,
  WorkForm,
} from './people.form';
import { isSection, personAccountPage, type Section } from './person-account.page';
import { PersonAccountService } from './person-account.service';
import { PlacementsService } from './placements.service';

const OfPerson = () => Asked(['person']);

@Controller('administration/people/:person')
export class PersonAccountController {
  constructor(
    private readonly account: PersonAccountService,
    private readonly forms: FormsService,
    private readonly accounts: AccountsService,
    private readonly placements: PlacementsService,
  ) {}

  @Get()
  async show(
    @OfPerson() { by, id, languages, t }: AskedChange,
    @Query('saved') saved: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const loaded = await this.account.open(by, id);
    const shown = { saved: isSection(saved) ? saved : null, failed: null, formKey: newRandomId(), languages };
    reply.view('administration/person-account', personAccountPage(loaded, shown, t));
  }

  @Post('details')
  details(@OfPerson() asked: AskedChange, @Res() reply: FastifyReply): Promise<void> {
    return this.send(asked, reply, 'details', DetailsForm, (manager, form) =>
      this.account.changeDetails(manager, asked.by.id, asked.id, form),
    );
  }

  @Post('role-grants')
  grantRole(@OfPerson() asked: AskedChange, @Res() reply: FastifyReply): Promise<void> {
    return this.send(asked, reply, 'roles', RoleForm, (manager, { role }) =>
      this.accounts.grantRole(manager, asked.by.id, asked.id, role),
    );
  }

  @Post('role-revocations')
  revokeRole(@OfPerson() asked: AskedChange, @Res() reply: FastifyReply): Promise<void> {
    return this.send(asked, reply, 'roles', RoleForm, (manager, { role }) =>
      this.accounts.revokeRole(manager, asked.by.id, asked.id, role),
    );
  }

  @Post('mark-grants')
  giveMark(@OfPerson() asked: AskedChange, @Res() reply: FastifyReply): Promise<void> {
    return this.send(asked, reply, 'marks', MarkForm, (manager, { mark }) =>
      this.accounts.giveMark(manager, asked.by.id, asked.id, mark),
    );
  }

  @Post('mark-revocations')
  takeMark(@OfPerson() asked: AskedChange, @Res() reply: FastifyReply): Promise<void> {
    return this.send(asked, reply, 'marks', MarkForm, (manager, { mark }) =>
      this.accounts.takeMark(manager, asked.by.id, asked.id, mark),
    );
  }

  @Post('memberships')
  joinTeam(@OfPerson() asked: AskedChange, @Res() reply: FastifyReply): Promise<void> {
    return this.send(asked, reply, 'teams', MembershipForm, (manager, form) =>
      this.account.joinTeam(manager, asked.by.id, asked.id, form.teamId, form),
    );
  }

  @Post('memberships/:membership')
  changeMembership(@Asked(['person', 'membership']) asked: AskedChange, @Res() reply: FastifyReply): Promise<void> {
    return this.send(asked, reply, 'teams', DatesForm, (manager, form) =>
      this.placements.changeMembership(manager, asked.by.id, asked.id, asked.rowId, form),
    );
  }

  @Post('supervisions')
  supervise(@OfPerson() asked: AskedChange, @Res() reply: FastifyReply): Promise<void> {
    return this.send(asked, reply, 'supervisors', SupervisionForm, (manager, form) =>
      this.account.supervise(manager, asked.by.id, asked.id, form.supervisorId, form),
    );
  }

  @Post('supervisions/:supervision')
  changeSupervision(@Asked(['person', 'supervision']) asked: AskedChange, @Res() reply: FastifyReply): Promise<void> {
    return this.send(asked, reply, 'supervisors', DatesForm, (manager, form) =>
      this.placements.changeSupervision(manager, asked.by.id, asked.id, asked.rowId, form),
    );
  }

  @Post('work-patterns')
  recordWork(@OfPerson() asked: AskedChange, @Res() reply: FastifyReply): Promise<void> {
    return this.send(asked, reply, 'work', WorkForm, (manager, form) =>
      this.account.recordWork(manager, asked.by.id, asked.id, form),
    );
  }

  @Post('deactivations')
  deactivate(@OfPerson() asked: AskedChange, @Res() reply: FastifyReply): Promise<void> {
    return this.send(asked, reply, 'access', NothingForm, (manager) =>
      this.accounts.deactivate(manager, asked.by.id, asked.id),
    );
  }

  @Post('reactivations')
  reactivate(@OfPerson() asked: AskedChange, @Res() reply: FastifyReply): Promise<void> {
    return this.send(asked, reply, 'access', NothingForm, (manager) =>
      this.accounts.reactivate(manager, asked.by.id, asked.id),
    );
  }

  /** Does it and leads back to the section; or shows the page again with what was typed. */
  private async send<T extends object>(
    { by, id, rowId, body, languages, t }: AskedChange,
    reply: FastifyReply,
    section: Section,
    form: new () => T,
    work: Work<T>,
  ): Promise<void> {
    const what = [reply.request.routeOptions.url, id, rowId].join(' ');
    const sent = await this.forms.send(by, form, body, what, async (manager, values) => {
      await work(manager, values);
      return 'done';
    });
    const address = `/administration/people/${id}`;
    if (sent.ok) return void reply.code(303).redirect(`${address}?saved=${section}#${section}`);
    const failed = { section, rowId, values: sent.values as Record<string, unknown>, errors: sent.errors };
    const shown = { saved: null, failed, formKey: newRandomId(), languages };
    reply.code(422).view('administration/person-account', personAccountPage(await this.account.get(id), shown, t));
  }
}
