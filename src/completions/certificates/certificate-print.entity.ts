import { Check, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Long, Text } from '../../database/columns';

/** What a certificate says, signed: the only place that holds the holder's name beside it. Erasing somebody empties it; the dated fact stays. */
@Entity('certificate_prints')
@Check('ck_certificate_prints_whole', '(text IS NULL) = (signature IS NULL)')
export class CertificatePrint {
  @ForeignKey('Certificate', { name: 'fk_certificate_prints_id' })
  @PrimaryColumn({ name: 'id', type: 'varchar', length: 36 })
  id: string;
  /** Canonical JSON (`certificate.rules.ts`). */
  @Long('text', { nullable: true }) text: string | null;
  /** Ed25519 over the text's UTF-8, in base64. */
  @Text('signature', 88, { nullable: true }) signature: string | null;
}
