import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { RecordedService } from '../audit/recorded.service';
import { ChangesService } from '../database/changes.service';
import type { SignedInPerson, SupervisedPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { LogChangesService } from '../threads/log/log-changes.service';
import { PersonSupervisionService } from './person-supervision.service';

type Fields = Record<string, unknown>;
interface Told {
  values: object;
  errors: Record<string, string>;
}

/** What a supervisor writes down about the supervision of one of exactly their people. */
@Controller('people/:person/supervision')
export class PersonSupervisionController {
  constructor(
    private readonly supervision: PersonSupervisionService,
    private readonly changes: LogChangesService,
    private readonly recorded: RecordedService,
    private readonly quiet: ChangesService,
  ) {}

  @Get()
  async show(
    @CurrentPerson() me: SignedInPerson,
    @Param('person') id: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    reply.view('supervision-log/log', await this.supervision.page(me, id, null, t));
  }

  @Post('entries')
  async record(
    @CurrentPerson() me: SignedInPerson,
    @Param('person') id: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const change = this.changes.had(await this.about(me, id), body);
    await this.answer(me, id, 'entries', change, await this.recorded.make(me, change, body._key), reply, t);
  }

  @Post('entries/:entry/corrections')
  async correct(
    @CurrentPerson() me: SignedInPerson,
    @Param() { person: id, entry }: { person: string; entry: string },
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const change = this.changes.correct(await this.about(me, id), entry, body);
    const errors = await this.recorded.make(me, change, body._key);
    await this.answer(me, id, `entries/${entry}/corrections`, change, errors, reply, t);
  }

  @Post('rhythms')
  async often(
    @CurrentPerson() me: SignedInPerson,
    @Param('person') id: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const person = await this.supervision.getPerson(me, id);
    const change = this.changes.often({ personId: person.id, byId: me.id }, person.teamId, body);
    await this.answer(me, id, 'rhythms', change, await this.recorded.make(me, change, body._key), reply, t);
  }

  @Post('notes')
  async note(
    @CurrentPerson() me: SignedInPerson,
    @Param('person') id: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const change = this.changes.note(await this.about(me, id), body);
    await this.answer(me, id, 'notes', change, await this.quiet.make(me, change, body._key), reply, t);
  }

  @Post('preparations')
  async prepare(
    @CurrentPerson() me: SignedInPerson,
    @Param('person') id: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const change = this.changes.preparation(await this.about(me, id), body);
    await this.answer(me, id, 'preparations', change, await this.quiet.make(me, change, body._key), reply, t);
  }

  private async about(me: SignedInPerson, id: string): Promise<{ personId: string; byId: string }> {
    const person: SupervisedPerson = await this.supervision.getPerson(me, id);
    return { personId: person.id, byId: me.id };
  }

  private async answer(
    me: SignedInPerson,
    id: string,
    form: string,
    { values }: Told,
    errors: Record<string, string>,
    reply: FastifyReply,
    t: Translate,
  ): Promise<void> {
    const page = `/people/${id}/supervision`;
    if (Object.keys(errors).length === 0) return void reply.code(303).redirect(page);
    const returned = { action: `${page}/${form}`, values, errors };
    reply.code(422).view('supervision-log/log', await this.supervision.page(me, id, returned, t));
  }
}
