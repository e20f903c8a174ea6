import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../../database/chained';
import { Id, Instant, Whole } from '../../database/columns';

/** The holder took a certificate out of public view, or put it back: the last revision counts. */
@Entity('certificate_withdrawals')
@Unique('uq_certificate_withdrawals_certificate_id_revision', ['certificateId', 'revision'])
@Unique('uq_certificate_withdrawals_person_id_chain_no', ['personId', 'chainNo'])
@Check('ck_certificate_withdrawals_withdrawn', 'withdrawn IN (0, 1)')
export class CertificateWithdrawal extends Chained {
  @ForeignKey('Certificate', { name: 'fk_certificate_withdrawals_certificate_id' })
  @Id('certificate_id')
  certificateId: string;
  @Whole('revision') revision: number;
  @Whole('withdrawn') withdrawn: number;
  @Instant('recorded_at') recordedAt: string;
}
