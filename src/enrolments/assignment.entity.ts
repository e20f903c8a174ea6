import { Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Id, Instant } from '../database/columns';

/** Somebody asked one module of one person; why stands beside it as a note. */
@Entity('assignments')
@Unique('uq_assignments_person_id_chain_no', ['personId', 'chainNo'])
@Unique('uq_assignments_enrolment_id', ['enrolmentId'])
export class Assignment extends Chained {
  @ForeignKey('Enrolment', { name: 'fk_assignments_enrolment_id' }) @Id('enrolment_id') enrolmentId: string;
  @ForeignKey('Person', { name: 'fk_assignments_assigned_by_id' })
  @Id('assigned_by_id', { nullable: true })
  assignedById: string | null;
  @Instant('assigned_at') assignedAt: string;
}
