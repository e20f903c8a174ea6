import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Id, Instant, Long } from './columns';

/** Free text that belongs to a dated fact. It may be emptied; the fact stays. */
@Entity('fact_notes')
export class FactNote {
  @PrimaryColumn({ name: 'fact_id', type: 'varchar', length: 36 }) factId: string;
  @ForeignKey('Person', { name: 'fk_fact_notes_author_id' })
  @Id('author_id', { nullable: true })
  authorId: string | null;
  @Long('text') text: string;
  @Instant('written_at') writtenAt: string;
}
