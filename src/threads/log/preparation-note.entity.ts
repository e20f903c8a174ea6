import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../../database/chained';
import { Day, Id, Instant } from '../../database/columns';

/** What a supervisor noted for themselves before a talk: in the chain of its author, who alone reads it. */
@Entity('preparation_notes')
@Unique('uq_preparation_notes_person_id_chain_no', ['personId', 'chainNo'])
@Check('ck_preparation_notes_about_id', 'about_id <> person_id')
export class PreparationNote extends Chained {
  @ForeignKey('Person', { name: 'fk_preparation_notes_about_id' }) @Id('about_id') aboutId: string;
  @Day('written_on') writtenOn: string;
  @Instant('written_at') writtenAt: string;
}
