import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Day, Id, Instant } from '../database/columns';

/** The author lets one person read one entry. */
@Entity('journal_shares')
@Unique('uq_journal_shares_person_id_chain_no', ['personId', 'chainNo'])
@Index('ix_journal_shares_reader_id', ['readerId'])
export class JournalShare extends Chained {
  @ForeignKey('JournalEntry', { name: 'fk_journal_shares_entry_id' }) @Id('entry_id') entryId: string;
  @ForeignKey('Person', { name: 'fk_journal_shares_reader_id' }) @Id('reader_id') readerId: string;
  @Day('shared_on') sharedOn: string;
  @Instant('shared_at') sharedAt: string;
}
