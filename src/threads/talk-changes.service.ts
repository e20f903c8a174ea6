import { Injectable } from '@nestjs/common';
import type { QuietChange } from '../database/changes.service';
import { NotFound } from '../shared/errors';
import { readForm } from '../shared/form';
import { isId } from '../shared/ids';
import { AnsweringService, type Doing } from './answering.service';
import { ClosureForm, ReplyForm, TalkedForm } from './talk.form';

/** The forms of one thread, each read into one change, for a door to make. */
@Injectable()
export class TalkChangesService {
  constructor(private readonly answering: AnsweringService) {}

  reply(doing: Doing, body: unknown): QuietChange {
    const { values, errors } = readForm(ReplyForm, body);
    const what = ['reply', doing.threadId];
    return { what, values, errors, work: (manager) => this.answering.reply(manager, doing, values.text) };
  }

  takeBack(doing: Doing, replyId: string): QuietChange {
    if (!isId(replyId)) throw new NotFound();
    const what = ['reply withdrawal', replyId];
    return { what, values: {}, errors: {}, work: (manager) => this.answering.takeBack(manager, doing, replyId) };
  }

  nextTalk(doing: Doing): QuietChange {
    const what = ['next talk', doing.threadId];
    return { what, values: {}, errors: {}, work: (manager) => this.answering.mark(manager, doing, 'next-talk') };
  }

  talked(doing: Doing, body: unknown): QuietChange {
    const { values, errors } = readForm(TalkedForm, body);
    const what = ['talk', doing.threadId];
    return { what, values, errors, work: (manager) => this.answering.mark(manager, doing, 'talked', values.on) };
  }

  close(doing: Doing, body: unknown): QuietChange {
    const { values, errors } = readForm(ClosureForm, body);
    const what = ['closure', doing.threadId];
    return { what, values, errors, work: (manager) => this.answering.mark(manager, doing, values.how) };
  }
}
