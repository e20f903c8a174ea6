import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ChangesService, type QuietChange } from '../database/changes.service';
import { OwnSignOffChangesService } from '../evidence/sign-offs/own-sign-off-changes.service';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { OwnSignOffsService } from './own-sign-offs.service';

type Fields = Record<string, unknown>;
type OwnChange = Omit<QuietChange, 'what'>;

/** What somebody asks for, agrees to, or sees differently in the sign-off of one of their skills. */
@Controller('my-sign-offs/:competency')
export class OwnSignOffChangesController {
  constructor(
    private readonly signOffs: OwnSignOffsService,
    private readonly changes: OwnSignOffChangesService,
    private readonly quiet: ChangesService,
  ) {}

  @Post('requests')
  ask(
    @CurrentPerson() me: SignedInPerson,
    @Param('competency') code: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.change(me, code, body, reply, t, 'requests', this.changes.asking(me.id, code, body));
  }

  @Post('requests/withdrawal')
  withdraw(
    @CurrentPerson() me: SignedInPerson,
    @Param('competency') code: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.change(me, code, body, reply, t, 'requests/withdrawal', this.changes.withdrawal(me.id, code));
  }

  @Post('agreements')
  agree(
    @CurrentPerson() me: SignedInPerson,
    @Param('competency') code: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.change(me, code, body, reply, t, 'agreements', this.changes.agreement(me.id, code, body));
  }

  @Post('disputes')
  dispute(
    @CurrentPerson() me: SignedInPerson,
    @Param('competency') code: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.change(me, code, body, reply, t, 'disputes', this.changes.dispute(me.id, code, body));
  }

  @Post('comments')
  comment(
    @CurrentPerson() me: SignedInPerson,
    @Param('competency') code: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.change(me, code, body, reply, t, 'comments', this.changes.comment(me.id, body));
  }

  private async change(
    me: SignedInPerson,
    code: string,
    body: Fields,
    reply: FastifyReply,
    t: Translate,
    form: string,
    change: OwnChange,
  ): Promise<void> {
    const errors = await this.quiet.make(me, { what: ['my-sign-offs', code, form], ...change }, body._key);
    const page = `/my-sign-offs/${code}`;
    if (Object.keys(errors).length === 0) return void reply.code(303).redirect(page);
    const returned = { action: `${page}/${form}`, values: change.values, errors };
    reply.code(422).view('sign-offs/sign-off', await this.signOffs.onePage(me, code, returned, t));
  }
}
