import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../../database/chained';
import { Day, Id, Instant, Text } from '../../database/columns';
import type { RevocationReason } from './certificate.types';

/** A certificate of this person was taken back. The words beside the reason are the fact's note. */
@Entity('certificate_revocations')
@Unique('uq_certificate_revocations_certificate_id', ['certificateId'])
@Unique('uq_certificate_revocations_person_id_chain_no', ['personId', 'chainNo'])
@Check('ck_certificate_revocations_reason', `reason IN ('mistake', 'details', 'completion', 'other')`)
export class CertificateRevocation extends Chained {
  @ForeignKey('Certificate', { name: 'fk_certificate_revocations_certificate_id' })
  @Id('certificate_id')
  certificateId: string;
  @Text('reason', 12) reason: RevocationReason;
  @ForeignKey('Person', { name: 'fk_certificate_revocations_revoked_by_id' })
  @Id('revoked_by_id', { nullable: true })
  revokedById: string | null;
  @Day('revoked_on') revokedOn: string;
  @Instant('revoked_at') revokedAt: string;
}
