import { Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Id, Instant } from '../database/columns';

/** Somebody began a module, on this version. */
@Entity('module_starts')
@Unique('uq_module_starts_enrolment_id', ['enrolmentId'])
@Unique('uq_module_starts_person_id_chain_no', ['personId', 'chainNo'])
export class ModuleStart extends Chained {
  @ForeignKey('Enrolment', { name: 'fk_module_starts_enrolment_id' }) @Id('enrolment_id') enrolmentId: string;
  @ForeignKey('ModuleVersion', { name: 'fk_module_starts_version_id' }) @Id('version_id') versionId: string;
  @Instant('started_at') startedAt: string;
}
