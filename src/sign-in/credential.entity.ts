import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Instant, Text } from '../database/columns';

/** The argon2id hash of a person's password. */
@Entity('credentials')
export class Credential {
  @ForeignKey('Person', { name: 'fk_credentials_person_id' })
  @PrimaryColumn({ name: 'person_id', type: 'varchar', length: 36 })
  personId: string;
  @Text('password_hash', 255) passwordHash: string;
  @Instant('changed_at') changedAt: string;
}
