import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { LooksService } from '../audit/looks.service';
import { type Access, SharedConversationsService } from '../conversations/shared-conversations.service';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import type { Returned } from '../shared/form';
import { isId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import { personWays } from './person-ways.page';

type Fields = Record<string, unknown>;
interface Place {
  person: string;
  conversation: string;
}

/** A supervisor's training conversations with one of exactly their people: only those that the two of them have. */
@Controller('people/:person/conversation')
export class ConversationController {
  constructor(
    private readonly conversations: SharedConversationsService,
    private readonly people: PeopleService,
    private readonly looks: LooksService,
  ) {}

  @Get()
  async list(
    @CurrentPerson() me: SignedInPerson,
    @Param('person') id: string,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    reply.view('conversation/conversations', await this.listPage(me, await this.access(me, id), null, t));
  }

  @Get(':conversation')
  async show(
    @CurrentPerson() me: SignedInPerson,
    @Param() { person, conversation }: Place,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const access = await this.access(me, person);
    reply.view('conversation/conversation', await this.onePage(me, access, conversation, null, t));
  }

  @Post()
  async prepare(
    @CurrentPerson() me: SignedInPerson,
    @Param('person') id: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const access = await this.access(me, id);
    const { returned, to } = await this.conversations.prepare(access, body, t);
    if (to) return void reply.code(303).redirect(to);
    reply.code(422).view('conversation/conversations', await this.listPage(me, access, returned, t));
  }

  @Post('ticks')
  async tick(
    @CurrentPerson() me: SignedInPerson,
    @Param('person') id: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const access = await this.access(me, id);
    const returned = await this.conversations.tick(access, body);
    if (!returned) return void reply.code(303).redirect(access.base);
    reply.code(422).view('conversation/conversations', await this.listPage(me, access, returned, t));
  }

  @Post(':conversation/entries')
  async save(
    @CurrentPerson() me: SignedInPerson,
    @Param() { person, conversation }: Place,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const access = await this.access(me, person);
    const returned = await this.conversations.save(access, conversation, body);
    if (!returned) return void reply.code(303).redirect(`${access.base}/${conversation}`);
    reply.code(422).view('conversation/conversation', await this.onePage(me, access, conversation, returned, t));
  }

  @Post(':conversation/additions')
  async add(
    @CurrentPerson() me: SignedInPerson,
    @Param() { person, conversation }: Place,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const access = await this.access(me, person);
    const returned = await this.conversations.add(access, conversation, body);
    if (!returned) return void reply.code(303).redirect(`${access.base}/${conversation}`);
    reply.code(422).view('conversation/conversation', await this.onePage(me, access, conversation, returned, t));
  }

  /** @throws NotFound for anybody whom this supervisor does not supervise. */
  private async access(me: SignedInPerson, personId: string): Promise<Access> {
    if (!isId(personId)) throw new NotFound();
    const { id, name } = await this.people.getPersonOf(me, personId);
    const base = `/people/${id}/conversation`;
    return { personId: id, readerId: me.id, as: 'supervisor', name, base, supervisors: [me] };
  }

  private async listPage(me: SignedInPerson, access: Access, returned: Returned | null, t: Translate) {
    return this.framed(me, access, await this.conversations.list(access, returned, t), t);
  }

  private async onePage(me: SignedInPerson, access: Access, id: string, returned: Returned | null, t: Translate) {
    return this.framed(me, access, await this.conversations.one(access, id, returned, t), t);
  }

  /** Each visit is noted for the person to read. */
  private async framed<T>(me: SignedInPerson, { personId, name }: Access, page: T, t: Translate) {
    await this.looks.note(me.id, personId, this.people.today());
    const ways = personWays({ id: personId, name }, '/conversation', t);
    return { ...page, ways, looked: t('person.looked', { name }) };
  }
}
