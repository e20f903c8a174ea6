import { Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { MessageChoicesService } from '../messages/message-choices.service';
import { UnsubscribeLinks } from '../messages/unsubscribe-links';
import { PeopleService } from '../people/people.service';
import { NotFound } from '../shared/errors';
import type { Translate } from '../shared/texts';
import { Say } from './request';
import { unsubscribePage } from './unsubscribe.page';

/** Turns one kind of mail off without signing in: the page asks, its button or the mail program’s own does it. */
@Controller('unsubscribe')
export class UnsubscribeController {
  constructor(
    private readonly people: PeopleService,
    private readonly links: UnsubscribeLinks,
    private readonly choices: MessageChoicesService,
  ) {}

  /** Changes nothing: mail scanners open every link. */
  @Get(':token')
  show(@Param('token') token: string, @Res() reply: FastifyReply, @Say() t: Translate): void {
    reply.view('sign-in/unsubscribe', unsubscribePage(token, this.read(token).list, false, t));
  }

  @Post(':token')
  @HttpCode(200)
  async stop(@Param('token') token: string, @Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    const { personId, list } = this.read(token);
    await this.people.transact((manager) => this.choices.stop(manager, personId, list));
    reply.view('sign-in/unsubscribe', unsubscribePage(token, list, true, t));
  }

  private read(token: string) {
    const found = this.links.read(token);
    if (!found) throw new NotFound();
    return found;
  }
}
