import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Ledger } from '../database/ledger';
import type { Reader } from '../database/query';
import { PeopleService } from '../people/people.service';
import { Clock } from '../shared/clock';
import { NotFound } from '../shared/errors';
import { newId } from '../shared/ids';
import { AnsweringService } from './answering.service';
import { ThreadHandover } from './thread-handover.entity';
import { ThreadText } from './thread-text.entity';
import { ThreadWithdrawal } from './thread-withdrawal.entity';
import { Thread } from './thread.entity';
import { type OwnThread, threadsOf } from './threads.queries';

type Question = Pick<Thread, 'kind' | 'moduleSlug' | 'versionId' | 'place' | 'blockHash'> & { text: string };

/** Questions under somebody's name: kept for themselves, or put to whoever supervises them. */
@Injectable()
export class ThreadsService {
  constructor(
    private readonly db: DataSource,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly answering: AnsweringService,
  ) {}

  /** @returns its id. */
  async ask(manager: EntityManager, personId: string, { text, ...about }: Question): Promise<string> {
    const { on, at } = this.now();
    const fact = { id: newId(), personId, ...about, askedOn: on, askedAt: at };
    await this.ledger.append(manager, Thread, fact);
    await manager.insert(ThreadText, { threadId: fact.id, withdrawnId: null, text });
    return fact.id;
  }

  /** Puts a note to the supervisor as well; what is there already stays as it is. */
  async handOver(manager: EntityManager, personId: string, id: string): Promise<void> {
    const thread = await this.hold(manager, personId, id);
    if (thread.withdrawnOn !== null) throw new NotFound();
    if (thread.kind === 'supervisor' || thread.handedOn !== null) return;
    const { on, at } = this.now();
    await this.ledger.append(manager, ThreadHandover, {
      id: newId(),
      personId,
      threadId: id,
      handedOn: on,
      handedAt: at,
    });
  }

  /** The words go for good, everywhere; that something was asked stays. */
  async withdraw(manager: EntityManager, personId: string, id: string): Promise<void> {
    const thread = await this.hold(manager, personId, id);
    if (thread.withdrawnOn !== null) return;
    const { on, at } = this.now();
    const fact = { id: newId(), personId, threadId: id, withdrawnOn: on, withdrawnAt: at };
    await this.ledger.append(manager, ThreadWithdrawal, fact);
    await manager.update(ThreadText, { threadId: id }, { withdrawnId: id, text: null });
    await this.answering.emptyOwn(manager, personId, id);
  }

  of(personId: string): Promise<OwnThread[]> {
    return threadsOf(this.db, personId);
  }

  /** Loads through the person: somebody else's question does not exist. */
  async getOwn(person: { id: string }, id: string, db: Reader = this.db): Promise<OwnThread> {
    const found = (await threadsOf(db, person.id)).find((one) => one.id === id);
    if (!found) throw new NotFound();
    return found;
  }

  private async hold(manager: EntityManager, personId: string, id: string): Promise<OwnThread> {
    await this.ledger.hold(manager, personId);
    return this.getOwn({ id: personId }, id, manager);
  }

  private now(): { on: string; at: string } {
    return { on: this.people.today(), at: this.clock.now().toISOString() };
  }
}
