import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Key, Long, Text, Whole } from '../database/columns';

/** A message to one person, kept until it is sent or given up. The words come from the message file. */
@Entity('outbox_messages')
@Index('ix_outbox_messages_next_try_at', ['nextTryAt'])
@Index('ix_outbox_messages_person_id', ['personId'])
export class OutboxMessage {
  @Key() id: string;
  @ForeignKey('Person', { name: 'fk_outbox_messages_person_id' }) @Id('person_id') personId: string;
  @Text('template', 40) template: string;
  @Long('details') details: string;
  @Instant('created_at') createdAt: string;
  @Whole('tries') tries: number;
  @Instant('next_try_at') nextTryAt: string;
  @Instant('sent_at', { nullable: true }) sentAt: string | null;
  @Instant('gave_up_at', { nullable: true }) gaveUpAt: string | null;
  @Text('last_error', 200, { nullable: true }) lastError: string | null;
}
