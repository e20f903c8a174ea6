import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Day, Id, Instant, Text, Whole } from '../database/columns';
import type { Doer, EntryKind, PointSource, Tie } from './conversation.types';

/** One thing that one of the two wrote in a conversation; of each the last revision stands. Its words are in `conversation_texts`. */
@Entity('conversation_entries')
@Unique('uq_conversation_entries_person_id_chain_no', ['personId', 'chainNo'])
@Unique('uq_conversation_entries_conversation_id_entry_no_revision', ['conversationId', 'entryNo', 'revision'])
@Check('ck_conversation_entries_revision', 'entry_no >= 1 AND revision >= 1 AND withdrawn IN (0, 1)')
@Check('ck_conversation_entries_kind', `kind IN ('day', 'point', 'words', 'action', 'tick', 'next', 'addition')`)
@Check(
  'ck_conversation_entries_source',
  `(kind = 'point' AND source IS NOT NULL AND source IN ('own', 'rating', 'need', 'question', 'overdue', 'closed', 'sign-off')) OR (kind = 'action' AND source IS NOT NULL AND source IN ('none', 'module', 'competency')) OR (kind NOT IN ('point', 'action') AND source IS NULL)`,
)
@Check(
  'ck_conversation_entries_about_no',
  `(kind IN ('words', 'tick') AND about_no IS NOT NULL) OR (kind NOT IN ('words', 'tick') AND about_no IS NULL)`,
)
@Check(
  'ck_conversation_entries_who',
  `(kind = 'action' AND who IS NOT NULL AND who IN ('person', 'supervisor', 'both', 'other')) OR (kind <> 'action' AND who IS NULL)`,
)
@Check(
  'ck_conversation_entries_on_day',
  `kind = 'point' OR (kind IN ('day', 'next', 'action') AND on_day IS NOT NULL) OR (kind NOT IN ('day', 'next', 'action') AND on_day IS NULL)`,
)
export class ConversationEntry extends Chained {
  @ForeignKey('ConversationFact', { name: 'fk_conversation_entries_conversation_id' })
  @Id('conversation_id')
  conversationId: string;
  @Whole('entry_no') entryNo: number;
  @Whole('revision') revision: number;
  @Whole('withdrawn') withdrawn: number;
  @Text('kind', 10) kind: EntryKind;
  /** The number of the point that words are under, or of the action that is done. */
  @Whole('about_no', { nullable: true }) aboutNo: number | null;
  @Text('source', 12, { nullable: true }) source: PointSource | Tie | null;
  @Text('subject', 60, { nullable: true }) subject: string | null;
  @Text('who', 10, { nullable: true }) who: Doer | null;
  @Day('on_day', { nullable: true }) onDay: string | null;
  @ForeignKey('Person', { name: 'fk_conversation_entries_author_id' }) @Id('author_id') authorId: string;
  @Day('written_on') writtenOn: string;
  @Instant('written_at') writtenAt: string;
}
