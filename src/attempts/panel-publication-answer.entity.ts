import { Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Key } from '../database/columns';

/** An answer that a publication shows. */
@Entity('panel_publication_answers')
@Unique('uq_panel_publication_answers_publication_id_answer_id', ['publicationId', 'answerId'])
export class PanelPublicationAnswer {
  @Key() id: string;
  @ForeignKey('PanelPublication', { name: 'fk_panel_publication_answers_publication_id' })
  @Id('publication_id')
  publicationId: string;
  @ForeignKey('PanelAnswer', { name: 'fk_panel_publication_answers_answer_id' }) @Id('answer_id') answerId: string;
}
