import { Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Day, Id, Instant } from '../database/columns';

/** Its author took it back: the words are gone, this fact stays. */
@Entity('thread_withdrawals')
@Unique('uq_thread_withdrawals_person_id_chain_no', ['personId', 'chainNo'])
@Unique('uq_thread_withdrawals_thread_id', ['threadId'])
export class ThreadWithdrawal extends Chained {
  @ForeignKey('Thread', { name: 'fk_thread_withdrawals_thread_id' }) @Id('thread_id') threadId: string;
  @Day('withdrawn_on') withdrawnOn: string;
  @Instant('withdrawn_at') withdrawnAt: string;
}
