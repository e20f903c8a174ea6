import { Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../../database/chained';
import { Day, Id, Instant } from '../../database/columns';

/** A note about somebody's supervision that they and whoever supervises them read. Its words stand in `fact_notes` until they are emptied. */
@Entity('supervision_notes')
@Unique('uq_supervision_notes_person_id_chain_no', ['personId', 'chainNo'])
export class SupervisionNote extends Chained {
  @ForeignKey('Person', { name: 'fk_supervision_notes_author_id' }) @Id('author_id') authorId: string;
  /** The note of the same author that this one puts right. */
  @ForeignKey('SupervisionNote', { name: 'fk_supervision_notes_corrects_id' })
  @Id('corrects_id', { nullable: true })
  correctsId: string | null;
  @Day('written_on') writtenOn: string;
  @Instant('written_at') writtenAt: string;
}
