import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Key, Long, Text, Whole } from '../database/columns';
import type { MailTemplate } from './messages.types';

/** A message to one person. The words come from the message file, the address from the person when it is sent. */
@Entity('outbox_messages')
@Unique('uq_outbox_messages_person_id_once_key', ['personId', 'onceKey'])
@Index('ix_outbox_messages_next_try_at', ['nextTryAt'])
@Index('ix_outbox_messages_person_id', ['personId'])
export class OutboxMessage {
  @Key() id: string;
  @ForeignKey('Person', { name: 'fk_outbox_messages_person_id' }) @Id('person_id') personId: string;
  @Text('template', 40) template: MailTemplate;
  /** Sealed while it waits, empty once it is sent or given up. */
  @Long('details') details: string;
  /** What this person is told of once only, whatever happens; null: it may be told again. */
  @Text('once_key', 100, { nullable: true }) onceKey: string | null;
  @Instant('created_at') createdAt: string;
  @Whole('tries') tries: number;
  /** Null: sent or given up, so nothing looks at it again. */
  @Instant('next_try_at', { nullable: true }) nextTryAt: string | null;
  /** Not worth sending from then on: what it tells of has ended. */
  @Instant('ends_at', { nullable: true }) endsAt: string | null;
  @Instant('sent_at', { nullable: true }) sentAt: string | null;
  @Instant('gave_up_at', { nullable: true }) gaveUpAt: string | null;
  /** A code; what a mail server says may carry an address, so its words are not kept. */
  @Text('last_error', 200, { nullable: true }) lastError: string | null;
}
