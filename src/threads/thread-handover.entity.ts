import { Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Day, Id, Instant } from '../database/columns';

/** A note that its author has put to their supervisor as well. */
@Entity('thread_handovers')
@Unique('uq_thread_handovers_person_id_chain_no', ['personId', 'chainNo'])
@Unique('uq_thread_handovers_thread_id', ['threadId'])
export class ThreadHandover extends Chained {
  @ForeignKey('Thread', { name: 'fk_thread_handovers_thread_id' }) @Id('thread_id') threadId: string;
  @Day('handed_on') handedOn: string;
  @Instant('handed_at') handedAt: string;
}
