import { Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Day, Id, Instant, Whole } from '../database/columns';

/** Somebody completed a module, on this version. Granted once, and never taken away. */
@Entity('completions')
@Unique('uq_completions_enrolment_id', ['enrolmentId'])
@Unique('uq_completions_person_id_chain_no', ['personId', 'chainNo'])
export class Completion extends Chained {
  @ForeignKey('Enrolment', { name: 'fk_completions_enrolment_id' }) @Id('enrolment_id') enrolmentId: string;
  @ForeignKey('ModuleVersion', { name: 'fk_completions_version_id' }) @Id('version_id') versionId: string;
  @Whole('minutes') minutes: number;
  @Day('completed_on') completedOn: string;
  @Instant('completed_at') completedAt: string;
}
