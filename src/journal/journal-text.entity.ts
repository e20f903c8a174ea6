import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Id, Instant, Long, Whole } from '../database/columns';

/** The words of one entry, as ciphertext under one of its author's keys. Empty: its author deleted them. */
@Entity('journal_texts')
export class JournalText {
  @ForeignKey('JournalEntry', { name: 'fk_journal_texts_entry_id' })
  @PrimaryColumn({ name: 'entry_id', type: 'varchar', length: 36 })
  entryId: string;
  @ForeignKey('JournalKey', { name: 'fk_journal_texts_key_id' }) @Id('key_id') keyId: string;
  @Long('ciphertext') ciphertext: string;
  @Whole('revision') revision: number;
  @Instant('changed_at') changedAt: string;
}
