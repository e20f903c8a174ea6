import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Access, SharedConversationsService } from '../conversations/shared-conversations.service';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import type { Returned } from '../shared/form';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { ownWays } from './own-ways.page';

type Fields = Record<string, unknown>;
const base = '/my-conversations';

/** One's own training conversations, with each of one's supervisors. */
@Controller('my-conversations')
export class OwnConversationsController {
  constructor(
    private readonly conversations: SharedConversationsService,
    private readonly people: PeopleService,
  ) {}

  @Get()
  async list(@CurrentPerson() me: SignedInPerson, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    reply.view('conversation/conversations', await this.listPage(me, null, t));
  }

  @Get(':conversation')
  async show(
    @CurrentPerson() me: SignedInPerson,
    @Param('conversation') id: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    reply.view('conversation/conversation', await this.onePage(me, id, null, t));
  }

  @Post()
  async prepare(
    @CurrentPerson() me: SignedInPerson,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const { returned, to } = await this.conversations.prepare(await this.access(me), body, t);
    if (to) return void reply.code(303).redirect(to);
    reply.code(422).view('conversation/conversations', await this.listPage(me, returned, t));
  }

  @Post('ticks')
  async tick(
    @CurrentPerson() me: SignedInPerson,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const returned = await this.conversations.tick(await this.access(me), body);
    if (!returned) return void reply.code(303).redirect(base);
    reply.code(422).view('conversation/conversations', await this.listPage(me, returned, t));
  }

  @Post(':conversation/entries')
  async save(
    @CurrentPerson() me: SignedInPerson,
    @Param('conversation') id: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const returned = await this.conversations.save(await this.access(me), id, body);
    if (!returned) return void reply.code(303).redirect(`${base}/${id}`);
    reply.code(422).view('conversation/conversation', await this.onePage(me, id, returned, t));
  }

  @Post(':conversation/additions')
  async add(
    @CurrentPerson() me: SignedInPerson,
    @Param('conversation') id: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const returned = await this.conversations.add(await this.access(me), id, body);
    if (!returned) return void reply.code(303).redirect(`${base}/${id}`);
    reply.code(422).view('conversation/conversation', await this.onePage(me, id, returned, t));
  }

  private async access({ id, name }: SignedInPerson): Promise<Access> {
    const supervisors = await this.people.supervisorsOf(id);
    return { personId: id, readerId: id, as: 'person', name, base, supervisors };
  }

  private async listPage(me: SignedInPerson, returned: Returned | null, t: Translate) {
    const page = await this.conversations.list(await this.access(me), returned, t);
    return { ...page, ways: ownWays('my-conversations', t), looked: null };
  }

  private async onePage(me: SignedInPerson, id: string, returned: Returned | null, t: Translate) {
    const page = await this.conversations.one(await this.access(me), id, returned, t);
    return { ...page, ways: ownWays('my-conversations', t), looked: null };
  }
}
