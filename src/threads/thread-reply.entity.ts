import { Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Day, Id, Instant } from '../database/columns';

/** Somebody wrote further in a thread: whoever asked, or one of those who supervise them. The words stand in `thread_reply_texts`. */
@Entity('thread_replies')
@Unique('uq_thread_replies_person_id_chain_no', ['personId', 'chainNo'])
export class ThreadReply extends Chained {
  @ForeignKey('Thread', { name: 'fk_thread_replies_thread_id' }) @Id('thread_id') threadId: string;
  @ForeignKey('Person', { name: 'fk_thread_replies_author_id' }) @Id('author_id') authorId: string;
  @Day('written_on') writtenOn: string;
  @Instant('written_at') writtenAt: string;
}
