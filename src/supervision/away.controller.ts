import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Change, RecordedService } from '../audit/recorded.service';
import { CoversService } from '../people/covers.service';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { awayPage } from './away.page';

type Fields = Record<string, unknown>;

/** Who looks after a supervisor's people while they are away, as that supervisor arranges it. */
@Controller('team/covers')
export class AwayController {
  constructor(
    private readonly covers: CoversService,
    private readonly recorded: RecordedService,
  ) {}

  @Get()
  async show(@CurrentPerson() me: SignedInPerson, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    reply.view('supervision/away', awayPage(await this.covers.of(me), null, t));
  }

  @Post()
  arrange(
    @CurrentPerson() me: SignedInPerson,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.change(me, this.covers.arranging(me.id, body), body, '/team/covers', reply, t);
  }

  @Post(':cover/ending')
  end(
    @CurrentPerson() me: SignedInPerson,
    @Param('cover') cover: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.change(me, this.covers.ending(me.id, cover), body, `/team/covers/${cover}/ending`, reply, t);
  }

  private async change(
    me: SignedInPerson,
    change: Change,
    body: Fields,
    action: string,
    reply: FastifyReply,
    t: Translate,
  ): Promise<void> {
    const errors = await this.recorded.make(me, change, body._key);
    if (Object.keys(errors).length === 0) return void reply.code(303).redirect('/team/covers');
    const returned = { action, values: change.values, errors };
    reply.code(422).view('supervision/away', awayPage(await this.covers.of(me), returned, t));
  }
}
