import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Id, Instant, Long } from '../../database/columns';

/** What a rater says in words beside a rating. It may be emptied; the rating stays. */
@Entity('sign_off_words')
export class SignOffWords {
  @PrimaryColumn({ name: 'fact_id', type: 'varchar', length: 36 }) factId: string;
  @ForeignKey('Person', { name: 'fk_sign_off_words_author_id' })
  @Id('author_id', { nullable: true })
  authorId: string | null;
  @Long('went_well') wentWell: string;
  @Long('next_step') nextStep: string;
  @Instant('written_at') writtenAt: string;
}
