import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Day, Id, Instant } from '../database/columns';

/** Somebody asked one module of one person, perhaps by a day; why stands beside it as a note. Of assignments and waivers the last counts. */
@Entity('assignments')
@Index('ix_assignments_enrolment_id', ['enrolmentId'])
@Unique('uq_assignments_person_id_chain_no', ['personId', 'chainNo'])
export class Assignment extends Chained {
  @ForeignKey('Enrolment', { name: 'fk_assignments_enrolment_id' }) @Id('enrolment_id') enrolmentId: string;
  @ForeignKey('Person', { name: 'fk_assignments_assigned_by_id' })
  @Id('assigned_by_id', { nullable: true })
  assignedById: string | null;
  @Day('due_on', { nullable: true }) dueOn: string | null;
  @Instant('assigned_at') assignedAt: string;
}
