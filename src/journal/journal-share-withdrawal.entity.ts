import { Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Id, Instant } from '../database/columns';

/** The author takes a share back. */
@Entity('journal_share_withdrawals')
@Unique('uq_journal_share_withdrawals_person_id_chain_no', ['personId', 'chainNo'])
@Unique('uq_journal_share_withdrawals_share_id', ['shareId'])
export class JournalShareWithdrawal extends Chained {
  @ForeignKey('JournalShare', { name: 'fk_journal_share_withdrawals_share_id' }) @Id('share_id') shareId: string;
  @Instant('withdrawn_at') withdrawnAt: string;
}
