import { Injectable } from '@nestjs/common';
import { NotFound } from '../shared/errors';
import { readForm } from '../shared/form';
import { isId } from '../shared/ids';
import { AnsweringService, type Doing } from './answering.service';
import type { Saying } from './said-once.service';
import { ClosureForm, ReplyForm, TalkedForm } from './talk.form';

/** The forms of one thread, each read into one thing said, for a door to say. */
@Injectable()
export class TalkChangesService {
  constructor(private readonly answering: AnsweringService) {}

  reply(doing: Doing, body: unknown): Saying {
    const { values, errors } = readForm(ReplyForm, body);
    const about = ['reply', doing.threadId];
    return { about, values, errors, work: (manager) => this.answering.reply(manager, doing, values.text) };
  }

  takeBack(doing: Doing, replyId: string): Saying {
    if (!isId(replyId)) throw new NotFound();
    const about = ['reply withdrawal', replyId];
    return { about, values: {}, errors: {}, work: (manager) => this.answering.takeBack(manager, doing, replyId) };
  }

  nextTalk(doing: Doing): Saying {
    const about = ['next talk', doing.threadId];
    return { about, values: {}, errors: {}, work: (manager) => this.answering.mark(manager, doing, 'next-talk') };
  }

  talked(doing: Doing, body: unknown): Saying {
    const { values, errors } = readForm(TalkedForm, body);
    const about = ['talk', doing.threadId];
    return { about, values, errors, work: (manager) => this.answering.mark(manager, doing, 'talked', values.on) };
  }

  close(doing: Doing, body: unknown): Saying {
    const { values, errors } = readForm(ClosureForm, body);
    const about = ['closure', doing.threadId];
    return { about, values, errors, work: (manager) => this.answering.mark(manager, doing, values.how) };
  }
}
