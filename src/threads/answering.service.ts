import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Ledger } from '../database/ledger';
import type { Reader } from '../database/query';
import { PeopleService } from '../people/people.service';
import { Clock } from '../shared/clock';
import { NotFound, NotNow } from '../shared/errors';
import { grouped } from '../shared/grouped.rules';
import { newId } from '../shared/ids';
import { standingOf } from './standing.rules';
import { answeredSince, talkFactsOf } from './talk.queries';
import type { MarkKind, TalkFact } from './talk.types';
import { ThreadMark } from './thread-mark.entity';
import { ThreadReplyText } from './thread-reply-text.entity';
import { ThreadReplyWithdrawal } from './thread-reply-withdrawal.entity';
import { ThreadReply } from './thread-reply.entity';
import { type AddressedThread, threadsToSupervisors } from './threads.queries';

/** A thread, whose it is, and who does something in it: they, or one of exactly those who supervise them now. */
export interface Doing {
  personId: string;
  threadId: string;
  byId: string;
}
/** A question that is put to whoever supervises its author, with what happened since. */
export interface AnsweredThread extends AddressedThread {
  facts: TalkFact[];
}

/** What happens in a thread that was put to a supervisor. Whoever calls has made sure of who may. */
@Injectable()
export class AnsweringService {
  constructor(
    private readonly db: DataSource,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly people: PeopleService,
  ) {}

  async reply(manager: EntityManager, doing: Doing, text: string): Promise<void> {
    await this.hold(manager, doing);
    const { personId, threadId, byId: authorId } = doing;
    const fact = { id: newId(), personId, threadId, authorId, writtenOn: this.people.today(), writtenAt: this.now() };
    await this.ledger.append(manager, ThreadReply, fact);
    await manager.insert(ThreadReplyText, { replyId: fact.id, withdrawnId: null, text });
  }

  /** The words of one reply go for good; only its author takes them back. */
  async takeBack(manager: EntityManager, doing: Doing, replyId: string): Promise<void> {
    const { facts } = await this.hold(manager, doing);
    const reply = facts.find((one) => one.id === replyId && one.kind === 'words' && one.byId === doing.byId);
    if (!reply) throw new NotFound();
    if (!reply.isTakenBack) await this.empty(manager, doing.personId, replyId);
  }

  /** Saying again what stands already is once. @param onDay of a talk, the day it was. @throws NotNow for a day that has not come. */
  async mark(manager: EntityManager, doing: Doing, kind: MarkKind, onDay = this.people.today()): Promise<void> {
    const { facts, askedOn } = await this.hold(manager, doing);
    if (onDay > this.people.today()) throw new NotNow('answering.dayLater');
    if (onDay < askedOn) throw new NotNow('answering.dayEarlier');
    const standing = standingOf(facts, false);
    if (kind === 'next-talk' ? standing === kind : kind !== 'talked' && standing === 'closed') return;
    const { personId, threadId, byId } = doing;
    const fact = { id: newId(), personId, threadId, kind, byId, onDay, markedAt: this.now() };
    await this.ledger.append(manager, ThreadMark, fact);
  }

  /** Whatever its author wrote further goes with a question that is taken back. The transaction holds their chain. */
  async emptyOwn(manager: EntityManager, personId: string, threadId: string): Promise<void> {
    const facts = await talkFactsOf(manager, [threadId]);
    for (const one of facts.filter(({ kind, isOwn, isTakenBack }) => kind === 'words' && isOwn && !isTakenBack))
      await this.empty(manager, personId, one.id);
  }

  /** By the thread's id. */
  async factsOf(threadIds: readonly string[], db: Reader = this.db): Promise<Map<string, TalkFact[]>> {
    return grouped(await talkFactsOf(db, threadIds), (one) => one.threadId);
  }

  /** Everything that these people ask whoever supervises them, the newest first; nothing that was taken back. */
  async addressedBy(personIds: readonly string[], db: Reader = this.db): Promise<AnsweredThread[]> {
    const threads = await threadsToSupervisors(db, personIds);
    const facts = await this.factsOf(
      threads.map(({ id }) => id),
      db,
    );
    return threads.map((one) => ({ ...one, facts: facts.get(one.id) ?? [] }));
  }

  /** In how many of somebody's questions another wrote after an instant. */
  answeredSince(personId: string, since: string): Promise<number> {
    return answeredSince(this.db, personId, since);
  }

  /** What somebody and their supervisor put on the list for their next talk, the oldest first. */
  async forNextTalk(personId: string, db: Reader = this.db): Promise<AnsweredThread[]> {
    const all = await this.addressedBy([personId], db);
    return all.filter(({ facts }) => standingOf(facts, false) === 'next-talk').reverse();
  }

  /** @throws NotFound for a thread that is not this person's, was never put to a supervisor, or was taken back. */
  async getAddressed(personId: string, threadId: string, db: Reader = this.db): Promise<AnsweredThread> {
    const found = (await this.addressedBy([personId], db)).find(({ id }) => id === threadId);
    if (!found) throw new NotFound();
    return found;
  }

  private async hold(manager: EntityManager, { personId, threadId }: Doing): Promise<AnsweredThread> {
    await this.ledger.hold(manager, personId);
    return this.getAddressed(personId, threadId, manager);
  }

  private async empty(manager: EntityManager, personId: string, replyId: string): Promise<void> {
    const fact = {
      id: newId(),
      personId,
      replyId,
      withdrawnOn: this.people.today(),
      withdrawnAt: this.now(),
    };
    await this.ledger.append(manager, ThreadReplyWithdrawal, fact);
    await manager.update(ThreadReplyText, { replyId }, { withdrawnId: replyId, text: null });
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
