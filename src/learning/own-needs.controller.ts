import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ChangesService, type QuietChange } from '../database/changes.service';
import { NeedsChangesService } from '../evidence/needs-changes.service';
import { OwnSignOffChangesService } from '../evidence/sign-offs/own-sign-off-changes.service';
import type { SignedInPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { OwnNeedsService } from './own-needs.service';

type Fields = Record<string, unknown>;
type OwnChange = Omit<QuietChange, 'what'>;

@Controller('my-needs')
export class OwnNeedsController {
  constructor(
    private readonly needs: OwnNeedsService,
    private readonly changes: NeedsChangesService,
    private readonly signOffs: OwnSignOffChangesService,
    private readonly quiet: ChangesService,
  ) {}

  @Get()
  async show(@CurrentPerson() person: SignedInPerson, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    reply.view('needs/needs', await this.needs.page(person, t));
  }

  @Get(':competency')
  async showOne(
    @CurrentPerson() person: SignedInPerson,
    @Param('competency') code: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    reply.view('needs/need', await this.needs.onePage(person, code, null, t));
  }

  @Post(':competency/self-ratings')
  rate(
    @CurrentPerson() person: SignedInPerson,
    @Param('competency') code: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.change(person, code, body, reply, t, 'self-ratings', this.changes.selfRating(person, code, body));
  }

  @Post(':competency/wishes')
  wish(
    @CurrentPerson() person: SignedInPerson,
    @Param('competency') code: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.change(person, code, body, reply, t, 'wishes', this.changes.wish(person, code, true));
  }

  @Post(':competency/wishes/withdrawal')
  withdrawWish(
    @CurrentPerson() person: SignedInPerson,
    @Param('competency') code: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.change(person, code, body, reply, t, 'wishes/withdrawal', this.changes.wish(person, code, false));
  }

  @Post(':competency/comments')
  comment(
    @CurrentPerson() person: SignedInPerson,
    @Param('competency') code: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.change(person, code, body, reply, t, 'comments', this.signOffs.comment(person.id, body));
  }

  private async change(
    person: SignedInPerson,
    code: string,
    body: Fields,
    reply: FastifyReply,
    t: Translate,
    form: string,
    change: OwnChange,
  ): Promise<void> {
    const errors = await this.quiet.make(person, { what: ['my-needs', code, form], ...change }, body._key);
    const page = `/my-needs/${code}`;
    if (Object.keys(errors).length === 0) return void reply.code(303).redirect(page);
    const returned = { action: `${page}/${form}`, values: change.values, errors };
    reply.code(422).view('needs/need', await this.needs.onePage(person, code, returned, t));
  }
}
