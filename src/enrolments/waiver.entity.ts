import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Id, Instant } from '../database/columns';

/** Somebody no longer asks a module of one person; why stands beside it as a note. Lifted by a later assignment. */
@Entity('waivers')
@Index('ix_waivers_enrolment_id', ['enrolmentId'])
@Unique('uq_waivers_person_id_chain_no', ['personId', 'chainNo'])
export class Waiver extends Chained {
  @ForeignKey('Enrolment', { name: 'fk_waivers_enrolment_id' }) @Id('enrolment_id') enrolmentId: string;
  @ForeignKey('Person', { name: 'fk_waivers_waived_by_id' })
  @Id('waived_by_id', { nullable: true })
  waivedById: string | null;
  @Instant('waived_at') waivedAt: string;
}
