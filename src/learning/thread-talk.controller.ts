import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { QuietChange } from '../database/changes.service';
import { PeopleService } from '../people/people.service';
import type { SignedInPerson } from '../people/people.types';
import { NotFound } from '../shared/errors';
import { isId } from '../shared/ids';
import type { Translate } from '../shared/texts';
import { CurrentPerson, Say } from '../sign-in/request';
import type { Doing } from '../threads/answering.service';
import { TalkChangesService } from '../threads/talk-changes.service';
import { OwnThreadsService } from './own-threads.service';
import { threadPage } from './thread.page';

type Fields = Record<string, unknown>;

/** What whoever asked does further with a question that is put to their supervisor. */
@Controller('questions/:thread')
export class ThreadTalkController {
  constructor(
    private readonly own: OwnThreadsService,
    private readonly people: PeopleService,
    private readonly changes: TalkChangesService,
  ) {}

  @Post('replies')
  reply(
    @CurrentPerson() person: SignedInPerson,
    @Param('thread') id: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.say(person, id, body, reply, t, 'replies', (doing) => this.changes.reply(doing, body));
  }

  @Post('replies/:reply/withdrawal')
  takeBack(
    @CurrentPerson() person: SignedInPerson,
    @Param() { thread, reply: words }: { thread: string; reply: string },
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const read = (doing: Doing) => this.changes.takeBack(doing, words);
    return this.say(person, thread, body, reply, t, `replies/${words}/withdrawal`, read);
  }

  @Post('agenda-marks')
  nextTalk(
    @CurrentPerson() person: SignedInPerson,
    @Param('thread') id: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.say(person, id, body, reply, t, 'agenda-marks', (doing) => this.changes.nextTalk(doing));
  }

  @Post('closures')
  close(
    @CurrentPerson() person: SignedInPerson,
    @Param('thread') id: string,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.say(person, id, body, reply, t, 'closures', (doing) => this.changes.close(doing, body));
  }

  private async say(
    person: SignedInPerson,
    id: string,
    body: Fields,
    reply: FastifyReply,
    t: Translate,
    form: string,
    read: (doing: Doing) => QuietChange,
  ): Promise<void> {
    if (!isId(id)) throw new NotFound();
    const page = `/questions/${id}`;
    const change = read({ personId: person.id, threadId: id, byId: person.id });
    const errors = await this.own.say(person, change, body._key);
    if (Object.keys(errors).length === 0) return void reply.code(303).redirect(page);
    const returned = { action: `${page}/${form}`, values: change.values, errors };
    const [thread, today] = [await this.own.getOwn(person, id), this.people.today()];
    const supervisors = await this.people.supervisorsOf(person.id);
    const around = { personId: person.id, today, back: null, returned };
    reply.code(422).view('learning/thread', threadPage(thread, supervisors, around, t));
  }
}
