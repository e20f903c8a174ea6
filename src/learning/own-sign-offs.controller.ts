import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ChangesService, type QuietChange } from '../database/changes.service';
import { OwnSignOffChangesService } from '../evidence/sign-offs/own-sign-off-changes.service';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { OwnSignOffsService } from './own-sign-offs.service';

type Fields = Record<string, unknown>;
type OwnChange = Omit<QuietChange, 'what'>;

@Controller('my-sign-offs')
export class OwnSignOffsController {
  constructor(
    private readonly signOffs: OwnSignOffsService,
    private readonly changes: OwnSignOffChangesService,
    private readonly quiet: ChangesService,
  ) {}

  @Get()
  async show(@CurrentPerson() me: SignedInPerson, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    reply.view('sign-offs/sign-offs', await this.signOffs.page(me, null, t));
  }

  @Get(':competency')
  async showOne(
    @CurrentPerson() me: SignedInPerson,
    @Param('competency') code: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    reply.view('sign-offs/sign-off', await this.signOffs.onePage(me, code, null, t));
  }

  @Post('readings')
  read(
    @CurrentPerson() me: SignedInPerson,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.change(me, body, reply, t, 'readings', this.changes.reading(me.id));
  }

  @Post('exclusions')
  async exclude(
    @CurrentPerson() me: SignedInPerson,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const known = new Set((await this.signOffs.others(me)).map(({ id }) => id));
    await this.change(me, body, reply, t, 'exclusions', this.changes.exclusion(me.id, known, true, body));
  }

  @Post('exclusions/withdrawal')
  include(
    @CurrentPerson() me: SignedInPerson,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const change = this.changes.exclusion(me.id, new Set(), false, body);
    return this.change(me, body, reply, t, 'exclusions/withdrawal', change);
  }

  private async change(
    me: SignedInPerson,
    body: Fields,
    reply: FastifyReply,
    t: Translate,
    form: string,
    change: OwnChange,
  ): Promise<void> {
    const errors = await this.quiet.make(me, { what: ['my-sign-offs', form], ...change }, body._key);
    if (Object.keys(errors).length === 0) return void reply.code(303).redirect('/my-sign-offs');
    const returned = { action: `/my-sign-offs/${form}`, values: change.values, errors };
    reply.code(422).view('sign-offs/sign-offs', await this.signOffs.page(me, returned, t));
  }
}
