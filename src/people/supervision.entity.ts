import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Day, Id, Key } from '../database/columns';

/** Somebody supervises somebody else from a day to a day. */
@Entity('supervisions')
@Index('ix_supervisions_supervisor_id', ['supervisorId'])
@Index('ix_supervisions_person_id', ['personId'])
@Index('uq_supervisions_open', ['supervisorId', 'personId'], { unique: true, where: 'to_on IS NULL' })
@Check('ck_supervisions_two_people', 'supervisor_id <> person_id')
export class Supervision {
  @Key() id: string;
  @ForeignKey('Person', { name: 'fk_supervisions_supervisor_id' }) @Id('supervisor_id') supervisorId: string;
  @ForeignKey('Person', { name: 'fk_supervisions_person_id' }) @Id('person_id') personId: string;
  @Day('from_on') fromOn: string;
  @Day('to_on', { nullable: true }) toOn: string | null;
}
