import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Change, RecordedService } from '../audit/recorded.service';
import { PersonChangesService } from '../completions/person-changes.service';
import { ChecklistsService } from '../evidence/checklists.service';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import { isId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { personPage } from './person.page';
import { SupervisionService } from './supervision.service';

type Fields = Record<string, unknown>;

/** What a supervisor does about one of exactly their people: leave, assigned and waived modules, the start checklist. */
@Controller('people/:person')
export class PersonChangesController {
  constructor(
    private readonly supervision: SupervisionService,
    private readonly people: PeopleService,
    private readonly changes: PersonChangesService,
    private readonly checklists: ChecklistsService,
    private readonly recorded: RecordedService,
  ) {}

  @Post('pauses')
  addPause(
    @CurrentPerson() me: SignedInPerson,
    @Param('person') id: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.change(me, id, body, reply, t, 'pauses', () => this.changes.addPause(id, me.id, body));
  }

  @Post('pauses/:pause')
  changePause(
    @CurrentPerson() me: SignedInPerson,
    @Param() { person: id, pause }: { person: string; pause: string },
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const read = () => this.changes.changePause(id, me.id, body, pause);
    return this.change(me, id, body, reply, t, `pauses/${pause}`, read);
  }

  @Post('pauses/:pause/withdrawal')
  withdrawPause(
    @CurrentPerson() me: SignedInPerson,
    @Param() { person: id, pause }: { person: string; pause: string },
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const read = () => this.changes.withdrawPause(id, me.id, pause);
    return this.change(me, id, body, reply, t, `pauses/${pause}/withdrawal`, read);
  }

  @Post('assignments')
  assign(
    @CurrentPerson() me: SignedInPerson,
    @Param('person') id: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.change(me, id, body, reply, t, 'assignments', () => this.changes.assign(id, me.id, body));
  }

  @Post('waivers')
  waive(
    @CurrentPerson() me: SignedInPerson,
    @Param('person') id: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.change(me, id, body, reply, t, 'waivers', () => this.changes.waive(id, me.id, body));
  }

  @Post('checklist-signatures')
  sign(
    @CurrentPerson() me: SignedInPerson,
    @Param('person') id: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const read = () => this.checklists.signing(id, 'supervisor', me.id, body);
    return this.change(me, id, body, reply, t, 'checklist-signatures', read);
  }

  /** Makes the change and leads back; what cannot be made comes back with what was typed. */
  private async change(
    me: SignedInPerson,
    id: string,
    body: Fields,
    reply: FastifyReply,
    t: Translate,
    form: string,
    read: () => Change,
  ): Promise<void> {
    if (!isId(id)) throw new NotFound();
    await this.people.getPersonOf(me, id);
    const change = read();
    const errors = await this.recorded.make(me, change, body._key);
    if (Object.keys(errors).length === 0) return void reply.code(303).redirect(`/people/${id}`);
    const returned = { action: `/people/${id}/${form}`, values: change.values, errors };
    reply.code(422).view('supervision/person', personPage(await this.supervision.getPerson(me, id), returned, t));
  }
}
