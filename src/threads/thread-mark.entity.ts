import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Day, Id, Instant, Text } from '../database/columns';
import type { MarkKind } from './talk.types';

/** Something was said of a thread without words: for the next talk, talked about, closed, closed as having helped. */
@Entity('thread_marks')
@Unique('uq_thread_marks_person_id_chain_no', ['personId', 'chainNo'])
@Check('ck_thread_marks_kind', `kind IN ('next-talk', 'talked', 'closed', 'helped')`)
@Check(
  'ck_thread_marks_by_id',
  `kind = 'next-talk' OR (kind = 'talked' AND by_id <> person_id) OR (kind IN ('closed', 'helped') AND by_id = person_id)`,
)
export class ThreadMark extends Chained {
  @ForeignKey('Thread', { name: 'fk_thread_marks_thread_id' }) @Id('thread_id') threadId: string;
  @Text('kind', 12) kind: MarkKind;
  @ForeignKey('Person', { name: 'fk_thread_marks_by_id' }) @Id('by_id') byId: string;
  /** The day it is about: of a talk, when it was. */
  @Day('on_day') onDay: string;
  @Instant('marked_at') markedAt: string;
}
