import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Day, Id, Key } from '../database/columns';

/** Somebody opened the page of somebody else on a day. The person can read it. */
@Entity('looks')
@Unique('uq_looks_viewer_id_person_id_looked_on', ['viewerId', 'personId', 'lookedOn'])
@Index('ix_looks_person_id', ['personId'])
export class Look {
  @Key() id: string;
  @ForeignKey('Person', { name: 'fk_looks_viewer_id' }) @Id('viewer_id') viewerId: string;
  @ForeignKey('Person', { name: 'fk_looks_person_id' }) @Id('person_id') personId: string;
  @Day('looked_on') lookedOn: string;
}
