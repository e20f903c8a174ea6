import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Key, Long } from '../database/columns';

/** A person's own key, never in plain: under the server's key, while the server may open it, and under the person's recovery code. */
@Entity('journal_keys')
@Index('ix_journal_keys_person_id', ['personId'])
export class JournalKey {
  @Key() id: string;
  @ForeignKey('Person', { name: 'fk_journal_keys_person_id' }) @Id('person_id') personId: string;
  @Long('for_server', { nullable: true }) forServer: string | null;
  @Long('for_code') forCode: string;
  @Instant('made_at') madeAt: string;
}
