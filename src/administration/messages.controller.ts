import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { OutboxService } from '../messages/outbox.service';
import type { Translate } from '../shared/texts';
import { Say } from '../sign-in/request';
import { messagesPage } from './messages.page';

/** Which mails did not arrive. */
@Controller('administration/messages')
export class MessagesController {
  constructor(private readonly outbox: OutboxService) {}

  @Get()
  async show(@Res() reply: FastifyReply, @Say() t: Translate): Promise<void> {
    reply.view('administration/messages', messagesPage(await this.outbox.undelivered(), this.outbox.isOn, t));
  }
}
