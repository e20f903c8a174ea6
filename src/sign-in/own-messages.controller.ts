import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { MessageChoicesService } from '../messages/message-choices.service';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import { readForm } from '../shared/form';
import { OwnMessagesForm } from './own-messages.form';
import { CurrentPerson } from './request';

/** Which mails somebody wants. No line of the log says it: it is theirs. */
@Controller('account/messages')
export class OwnMessagesController {
  constructor(
    private readonly people: PeopleService,
    private readonly choices: MessageChoicesService,
  ) {}

  @Post()
  async choose(
    @Body() body: unknown,
    @CurrentPerson() person: SignedInPerson,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { values, ok } = readForm(OwnMessagesForm, body);
    if (!ok) throw new NotFound();
    const choice = {
      digest: values.digest ? 1 : 0,
      dueReminders: values.dueReminders ? 1 : 0,
      digestDay: values.digestDay ?? null,
    };
    await this.people.transact((manager) => this.choices.save(manager, person.id, choice));
    reply.code(303).redirect('/account?done=messages#messages');
  }
}
