import { Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Day, Id, Instant } from '../database/columns';

/** What was written further was taken back by its author: the words are gone, this fact stays. */
@Entity('thread_reply_withdrawals')
@Unique('uq_thread_reply_withdrawals_person_id_chain_no', ['personId', 'chainNo'])
@Unique('uq_thread_reply_withdrawals_reply_id', ['replyId'])
export class ThreadReplyWithdrawal extends Chained {
  @ForeignKey('ThreadReply', { name: 'fk_thread_reply_withdrawals_reply_id' }) @Id('reply_id') replyId: string;
  @Day('withdrawn_on') withdrawnOn: string;
  @Instant('withdrawn_at') withdrawnAt: string;
}
