import { Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Id, Instant } from '../database/columns';

/** An enrolment that had not begun no longer applies. */
@Entity('enrolment_withdrawals')
@Unique('uq_enrolment_withdrawals_enrolment_id', ['enrolmentId'])
@Unique('uq_enrolment_withdrawals_person_id_chain_no', ['personId', 'chainNo'])
export class EnrolmentWithdrawal extends Chained {
  @ForeignKey('Enrolment', { name: 'fk_enrolment_withdrawals_enrolment_id' }) @Id('enrolment_id') enrolmentId: string;
  @Instant('withdrawn_at') withdrawnAt: string;
}
