import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Change, RecordedService } from '../audit/recorded.service';
import { PersonChangesService } from '../completions/person-changes.service';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { addressOf, personAssignmentsPage } from './person-training.page';
import { PersonTrainingService } from './person-training.service';

type Fields = Record<string, unknown>;

/** Modules asked of one person, or not. */
@Controller('administration/people/:person')
export class PersonAssignmentsController {
  constructor(
    private readonly training: PersonTrainingService,
    private readonly changes: PersonChangesService,
    private readonly recorded: RecordedService,
  ) {}

  @Get('assignments')
  async show(
    @CurrentPerson() me: SignedInPerson,
    @Param('person') id: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const person = await this.training.open(me, id);
    reply.view(
      'administration/person-assignments',
      personAssignmentsPage(await this.training.askedOf(person), null, t),
    );
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
    const person = await this.training.getPerson(id);
    const change = read();
    const errors = await this.recorded.make(me, change, body._key);
    if (Object.keys(errors).length === 0) return void reply.code(303).redirect(`${addressOf(person)}/assignments`);
    const returned = { action: `${addressOf(person)}/${form}`, values: change.values, errors };
    reply
      .code(422)
      .view(
        'administration/person-assignments',
        personAssignmentsPage(await this.training.askedOf(person), returned, t),
      );
  }
}
