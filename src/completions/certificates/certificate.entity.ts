import { Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../../database/chained';
import { Day, Id, Instant, Text } from '../../database/columns';

/** Somebody made a certificate of a completion. What it says stands in `certificate_prints`. */
@Entity('certificates')
@Unique('uq_certificates_completion_id', ['completionId'])
@Unique('uq_certificates_code', ['code'])
@Unique('uq_certificates_person_id_chain_no', ['personId', 'chainNo'])
export class Certificate extends Chained {
  @ForeignKey('Completion', { name: 'fk_certificates_completion_id' }) @Id('completion_id') completionId: string;
  /** The end of its public address: 140 random bits. */
  @Text('code', 34) code: string;
  @ForeignKey('SigningKey', { name: 'fk_certificates_key_id' }) @Id('key_id') keyId: string;
  @Day('issued_on') issuedOn: string;
  /** The last day on which it is valid. */
  @Day('expires_on', { nullable: true }) expiresOn: string | null;
  @Instant('issued_at') issuedAt: string;
}
