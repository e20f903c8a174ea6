import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Day, Id, Instant, Key } from '../database/columns';

/** While a supervisor is away, another looks after their people: from a day up to the day they are back. */
@Entity('covers')
@Index('ix_covers_supervisor_id', ['supervisorId'])
@Index('ix_covers_coverer_id', ['covererId'])
@Check('ck_covers_two_people', 'supervisor_id <> coverer_id')
@Check('ck_covers_days', 'to_on >= from_on')
export class Cover {
  @Key() id: string;
  @ForeignKey('Person', { name: 'fk_covers_supervisor_id' }) @Id('supervisor_id') supervisorId: string;
  @ForeignKey('Person', { name: 'fk_covers_coverer_id' }) @Id('coverer_id') covererId: string;
  @Day('from_on') fromOn: string;
  @Day('to_on') toOn: string;
  @Instant('recorded_at') recordedAt: string;
}
