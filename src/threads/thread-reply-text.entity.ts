import { Check, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Id, Long } from '../database/columns';

/** What was written further. The words never change, and are emptied only where their own withdrawal is named. */
@Entity('thread_reply_texts')
@Check(
  'ck_thread_reply_texts_withdrawn',
  '(text IS NOT NULL AND withdrawn_id IS NULL) OR (text IS NULL AND withdrawn_id IS NOT NULL AND withdrawn_id = reply_id)',
)
export class ThreadReplyText {
  @ForeignKey('ThreadReply', { name: 'fk_thread_reply_texts_reply_id' })
  @PrimaryColumn({ name: 'reply_id', type: 'varchar', length: 36 })
  replyId: string;
  /** The reply's id again, once there is a withdrawal of it. */
  @ForeignKey('ThreadReplyWithdrawal', 'replyId', { name: 'fk_thread_reply_texts_withdrawn_id' })
  @Id('withdrawn_id', { nullable: true })
  withdrawnId: string | null;
  @Long('text', { nullable: true }) text: string | null;
}
