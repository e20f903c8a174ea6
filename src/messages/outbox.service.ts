import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { places, rows } from '../database/query';
import { Clock } from '../shared/clock';
import { newId } from '../shared/ids';
import { Mailer } from './mailer';
import { listOf, type MailDetails, type MailTemplate } from './messages.types';
import { OutboxMessage } from './outbox-message.entity';
import { undelivered, type UndeliveredMessage } from './outbox.queries';
import { Seal } from './seal';

interface Message {
  personId: string;
  template: MailTemplate;
  details?: MailDetails;
  /** Not worth sending from then on. */
  endsAt?: Date;
  /** What this person is told of once only: a second message under the same key is refused by the database. */
  onceKey?: string;
}

/** Mails are written in the transaction of what they tell of, and sent afterwards: both are kept, or neither. */
@Injectable()
export class OutboxService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly seal: Seal,
    private readonly mailer: Mailer,
  ) {}

  get isOn(): boolean {
    return this.mailer.isOn;
  }

  /** With mail off nothing is written: nobody wants a month of old messages on the day it is turned on. */
  async put(manager: EntityManager, { personId, template, details = {}, endsAt, onceKey }: Message): Promise<void> {
    if (!this.isOn) return;
    const id = newId();
    const now = this.clock.now().toISOString();
    await manager.insert(OutboxMessage, {
      id,
      personId,
      template,
      details: this.seal.close(JSON.stringify(details), id),
      onceKey: onceKey ?? null,
      createdAt: now,
      tries: 0,
      nextTryAt: now,
      endsAt: endsAt?.toISOString() ?? null,
      sentAt: null,
      gaveUpAt: null,
      lastError: null,
    });
  }

  /** Who was told of this before, or will be. */
  async toldOnce(manager: EntityManager, onceKey: string): Promise<Set<string>> {
    const text = 'SELECT person_id AS "personId" FROM outbox_messages WHERE once_key = ?';
    return new Set((await rows<{ personId: string }>(manager, text, [onceKey])).map((row) => row.personId));
  }

  /** A newer message of the kind takes the place of those that still wait. */
  async withdraw(manager: EntityManager, personId: string, template: MailTemplate): Promise<void> {
    await rows(
      manager,
      `UPDATE outbox_messages SET gave_up_at = ?, next_try_at = NULL, details = '', last_error = 'replaced'
       WHERE person_id = ? AND template = ? AND sent_at IS NULL AND gave_up_at IS NULL`,
      [this.clock.now().toISOString(), personId, template],
    );
  }

  /** Notes and reminders that wait from before mail began here: old news by now. */
  async forgetOld(manager: EntityManager): Promise<void> {
    const lists = Object.keys(listOf);
    await rows(
      manager,
      `UPDATE outbox_messages SET gave_up_at = ?, next_try_at = NULL, details = '', last_error = 'replaced'
       WHERE template IN (${places(lists)}) AND sent_at IS NULL AND gave_up_at IS NULL`,
      [this.clock.now().toISOString(), ...lists],
    );
  }

  undelivered(): Promise<UndeliveredMessage[]> {
    return undelivered(this.db, 100);
  }
}
