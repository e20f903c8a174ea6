import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Day, Id, Instant, Text, Whole } from '../database/columns';
import type { Context, ObstacleReason, RecordedKind } from './needs.types';

/** Something that was written down about one competency of a person: seen by another, or said by themselves. Of one entry the last revision stands. */
@Entity('evidence')
@Unique('uq_evidence_person_id_chain_no', ['personId', 'chainNo'])
@Unique('uq_evidence_person_id_entry_no_revision', ['personId', 'entryNo', 'revision'])
@Check('ck_evidence_revision', 'entry_no >= 1 AND revision >= 1 AND withdrawn IN (0, 1)')
@Check(
  'ck_evidence_level',
  `(kind IN ('observation', 'role-play', 'talk', 'document') AND level IS NOT NULL AND level >= 0 AND level <= 4) OR (kind = 'self-rating' AND (level IS NULL OR (level >= 0 AND level <= 4))) OR (kind IN ('wish', 'obstacle') AND level IS NULL)`,
)
@Check(
  'ck_evidence_reason',
  `(kind = 'obstacle' AND reason IS NOT NULL AND reason IN ('workload', 'tools', 'policy', 'adjustment')) OR (kind <> 'obstacle' AND reason IS NULL)`,
)
@Check(
  'ck_evidence_rater_id',
  `(kind IN ('self-rating', 'wish') AND rater_id = person_id) OR (kind NOT IN ('self-rating', 'wish') AND rater_id <> person_id)`,
)
@Check('ck_evidence_context', `context IS NULL OR context IN ('one-to-one', 'group', 'phone', 'outreach', 'team')`)
export class EvidenceEntry extends Chained {
  @Whole('entry_no') entryNo: number;
  @Whole('revision') revision: number;
  @Whole('withdrawn') withdrawn: number;
  @Text('competency', 20) competency: string;
  @Text('kind', 12) kind: RecordedKind;
  @Whole('level', { nullable: true }) level: number | null;
  @Day('seen_on') seenOn: string;
  @Text('context', 12, { nullable: true }) context: Context | null;
  @Text('reason', 12, { nullable: true }) reason: ObstacleReason | null;
  @ForeignKey('Person', { name: 'fk_evidence_rater_id' }) @Id('rater_id') raterId: string;
  @Instant('recorded_at') recordedAt: string;
}
