import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
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
import { questionPage } from './question.page';
import { TeamQuestionsService } from './team-questions.service';

type Fields = Record<string, unknown>;
interface Place {
  person: string;
  thread: string;
}

/** One question that one of exactly their people put to a supervisor. */
@Controller('people/:person/questions/:thread')
export class QuestionController {
  constructor(
    private readonly questions: TeamQuestionsService,
    private readonly people: PeopleService,
    private readonly changes: TalkChangesService,
  ) {}

  @Get()
  async show(
    @CurrentPerson() me: SignedInPerson,
    @Param() { person, thread }: Place,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const asked = await this.questions.getOne(me, person, thread);
    const around = { readerId: me.id, today: this.people.today(), returned: null };
    reply.view('supervision/question', questionPage(asked, around, t));
  }

  @Post('replies')
  reply(
    @CurrentPerson() me: SignedInPerson,
    @Param() place: Place,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.say(me, place, body, reply, t, 'replies', (doing) => this.changes.reply(doing, body));
  }

  @Post('replies/:reply/withdrawal')
  takeBack(
    @CurrentPerson() me: SignedInPerson,
    @Param() place: Place & { reply: string },
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    const read = (doing: Doing) => this.changes.takeBack(doing, place.reply);
    return this.say(me, place, body, reply, t, `replies/${place.reply}/withdrawal`, read);
  }

  @Post('agenda-marks')
  nextTalk(
    @CurrentPerson() me: SignedInPerson,
    @Param() place: Place,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.say(me, place, body, reply, t, 'agenda-marks', (doing) => this.changes.nextTalk(doing));
  }

  @Post('talks')
  talked(
    @CurrentPerson() me: SignedInPerson,
    @Param() place: Place,
    @Body() body: Fields,
    @Res() reply: FastifyReply,
    @Say() t: Translate,
  ): Promise<void> {
    return this.say(me, place, body, reply, t, 'talks', (doing) => this.changes.talked(doing, body));
  }

  private async say(
    me: SignedInPerson,
    { person: id, thread }: Place,
    body: Fields,
    reply: FastifyReply,
    t: Translate,
    form: string,
    read: (doing: Doing) => QuietChange,
  ): Promise<void> {
    const person = await this.questions.getPerson(me, id);
    if (!isId(thread)) throw new NotFound();
    const change = read({ personId: person.id, threadId: thread, byId: me.id });
    const errors = await this.questions.say(me, change, body._key);
    const page = `/people/${id}/questions/${thread}`;
    if (Object.keys(errors).length === 0) return void reply.code(303).redirect(page);
    const returned = { action: `${page}/${form}`, values: change.values, errors };
    const around = { readerId: me.id, today: this.people.today(), returned };
    const asked = await this.questions.getOne(me, id, thread);
    reply.code(422).view('supervision/question', questionPage(asked, around, t));
  }
}
