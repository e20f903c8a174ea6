import { Check, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Id, Long } from '../database/columns';

/** The words of a thread. They never change, and are emptied only where the thread's own withdrawal is named. */
@Entity('thread_texts')
@Check(
  'ck_thread_texts_withdrawn',
  '(text IS NOT NULL AND withdrawn_id IS NULL) OR (text IS NULL AND withdrawn_id IS NOT NULL AND withdrawn_id = thread_id)',
)
export class ThreadText {
  @ForeignKey('Thread', { name: 'fk_thread_texts_thread_id' })
  @PrimaryColumn({ name: 'thread_id', type: 'varchar', length: 36 })
  threadId: string;
  /** The thread's id again, once there is a withdrawal of it. */
  @ForeignKey('ThreadWithdrawal', 'threadId', { name: 'fk_thread_texts_withdrawn_id' })
  @Id('withdrawn_id', { nullable: true })
  withdrawnId: string | null;
  @Long('text', { nullable: true }) text: string | null;
}
