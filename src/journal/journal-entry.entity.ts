import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Day, Id, Instant, Text } from '../database/columns';
import type { EntryKind } from './journal.types';

/** Somebody wrote in their journal, or on paper instead, on a day. The words stand elsewhere, and may go. */
@Entity('journal_entries')
@Unique('uq_journal_entries_person_id_chain_no', ['personId', 'chainNo'])
@Check('ck_journal_entries_kind', `kind IN ('reflection', 'free', 'paper')`)
export class JournalEntry extends Chained {
  @Text('kind', 12) kind: EntryKind;
  /** The box of a lesson that it answers; all null for a free entry. */
  @ForeignKey('Enrolment', { name: 'fk_journal_entries_enrolment_id' })
  @Id('enrolment_id', { nullable: true })
  enrolmentId: string | null;
  @ForeignKey('ModuleVersion', { name: 'fk_journal_entries_version_id' })
  @Id('version_id', { nullable: true })
  versionId: string | null;
  @Text('module_slug', 60, { nullable: true }) moduleSlug: string | null;
  @Text('lesson_id', 60, { nullable: true }) lessonId: string | null;
  @Text('block_id', 60, { nullable: true }) blockId: string | null;
  @Day('written_on') writtenOn: string;
  @Instant('written_at') writtenAt: string;
}
