import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Key } from '../database/columns';

/** Somebody does not want to be observed by somebody else, nor to observe them. Why is asked nowhere, and only who said it reads it. */
@Entity('rater_exclusions')
@Index('ix_rater_exclusions_other_id', ['otherId'])
@Index('uq_rater_exclusions_held', ['personId', 'otherId'], { unique: true, where: 'lifted_at IS NULL' })
@Check('ck_rater_exclusions_two_people', 'person_id <> other_id')
export class RaterExclusion {
  @Key() id: string;
  @ForeignKey('Person', { name: 'fk_rater_exclusions_person_id' }) @Id('person_id') personId: string;
  @ForeignKey('Person', { name: 'fk_rater_exclusions_other_id' }) @Id('other_id') otherId: string;
  @Instant('said_at') saidAt: string;
  @Instant('lifted_at', { nullable: true }) liftedAt: string | null;
}
