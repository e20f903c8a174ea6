import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Change, RecordedService } from '../audit/recorded.service';
import { PersonChangesService } from '../completions/person-changes.service';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { addressOf, personPausesPage } from './person-training.page';
import { PersonTrainingService } from './person-training.service';

type Fields = Record<string, unknown>;

/** Somebody's leave, without a reason. */
@Controller('administration/people/:person')
export class PersonPausesController {
  constructor(
    private readonly training: PersonTrainingService,
    private readonly changes: PersonChangesService,
    private readonly recorded: RecordedService,
  ) {}

  @Get('pauses')
  async show(
    @CurrentPerson() me: SignedInPerson,
    @Param('person') id: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const person = await this.training.open(me, id);
    reply.view('administration/person-pauses', personPausesPage(await this.training.leaveOf(person), null, t));
  }

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
    if (Object.keys(errors).length === 0) return void reply.code(303).redirect(`${addressOf(person)}/pauses`);
    const returned = { action: `${addressOf(person)}/${form}`, values: change.values, errors };
    reply
      .code(422)
      .view('administration/person-pauses', personPausesPage(await this.training.leaveOf(person), returned, t));
  }
}
