import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Change, RecordedService } from '../audit/recorded.service';
import { SignOffChangesService } from '../evidence/sign-offs/sign-off-changes.service';
import type { Doing } from '../evidence/sign-offs/sign-offs.service';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { ObservationsService } from './observations.service';

type Fields = Record<string, unknown>;

/** What an experienced observer was asked to watch. */
@Controller('observations')
export class ObservationsController {
  constructor(
    private readonly observations: ObservationsService,
    private readonly changes: SignOffChangesService,
    private readonly recorded: RecordedService,
  ) {}

  @Get()
  async show(@CurrentPerson() me: SignedInPerson, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    reply.view('sign-offs/observations', await this.observations.page(me, t));
  }

  @Get(':signOff')
  async showOne(
    @CurrentPerson() me: SignedInPerson,
    @Param('signOff') id: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    reply.view('sign-offs/observation', await this.observations.onePage(me, id, null, t));
  }

  @Post(':signOff/ratings')
  rate(
    @CurrentPerson() me: SignedInPerson,
    @Param('signOff') id: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.change(me, id, body, reply, t, 'ratings', (doing) => this.changes.rating(doing, body));
  }

  @Post(':signOff/corrections/:rating')
  correct(
    @CurrentPerson() me: SignedInPerson,
    @Param() { signOff: id, rating }: { signOff: string; rating: string },
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const read = (doing: Doing) => this.changes.correction(doing, rating, body);
    return this.change(me, id, body, reply, t, `corrections/${rating}`, read);
  }

  /** Somebody else is to watch; why is not asked. */
  @Post(':signOff/handovers')
  handBack(
    @CurrentPerson() me: SignedInPerson,
    @Param('signOff') id: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.change(me, id, body, reply, t, 'handovers', (doing) => this.changes.asking(doing, {}), '/observations');
  }

  private async change(
    me: SignedInPerson,
    id: string,
    body: Fields,
    reply: FastifyReply,
    t: Translate,
    form: string,
    read: (doing: Doing) => Change | Promise<Change>,
    to = `/observations/${id}`,
  ): Promise<void> {
    const change = await read(await this.observations.getDoing(me, id));
    const errors = await this.recorded.make(me, change, body._key);
    if (Object.keys(errors).length === 0) return void reply.code(303).redirect(to);
    const returned = { action: `/observations/${id}/${form}`, values: change.values, errors };
    reply.code(422).view('sign-offs/observation', await this.observations.onePage(me, id, returned, t));
  }
}
