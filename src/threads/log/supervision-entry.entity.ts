import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../../database/chained';
import { Day, Id, Instant, Text, Whole } from '../../database/columns';
import type { EntryKind } from './log.types';

/** One supervision that somebody had, in one of its revisions: with whom, when, how long. What was said stands in notes. */
@Entity('supervision_entries')
@Unique('uq_supervision_entries_person_id_chain_no', ['personId', 'chainNo'])
@Unique('uq_supervision_entries_person_id_entry_no_revision', ['personId', 'entryNo', 'revision'])
@Check('ck_supervision_entries_revision', 'entry_no >= 1 AND revision >= 1 AND withdrawn IN (0, 1)')
@Check('ck_supervision_entries_kind', `kind IN ('one-to-one', 'group', 'peer')`)
@Check('ck_supervision_entries_minutes', 'minutes >= 5 AND minutes <= 600')
@Check('ck_supervision_entries_with_id', 'with_id IS NULL OR with_id <> person_id')
export class SupervisionEntry extends Chained {
  @Whole('entry_no') entryNo: number;
  @Whole('revision') revision: number;
  /** 1: it should not be there. */
  @Whole('withdrawn') withdrawn: number;
  @Text('kind', 12) kind: EntryKind;
  @Day('held_on') heldOn: string;
  @Whole('minutes') minutes: number;
  /** Who took part besides; null for somebody who is not here. */
  @ForeignKey('Person', { name: 'fk_supervision_entries_with_id' })
  @Id('with_id', { nullable: true })
  withId: string | null;
  @Day('next_on', { nullable: true }) nextOn: string | null;
  @ForeignKey('Person', { name: 'fk_supervision_entries_recorded_by_id' }) @Id('recorded_by_id') recordedById: string;
  @Instant('recorded_at') recordedAt: string;
}
