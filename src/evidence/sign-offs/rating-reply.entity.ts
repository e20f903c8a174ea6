import { Check, Entity, Unique } from 'typeorm';
import { Chained } from '../../database/chained';
import { Day, Id, Instant } from '../../database/columns';

/** A comment of somebody on what was written down about them; without a fact, that they have read everything up to here. */
@Entity('rating_replies')
@Unique('uq_rating_replies_person_id_chain_no', ['personId', 'chainNo'])
@Check('ck_rating_replies_fact_id', `fact_id IS NULL OR fact_id <> ''`)
export class RatingReply extends Chained {
  /** A row of `evidence` or `sign_off_facts`; its words are in `fact_notes`. */
  @Id('fact_id', { nullable: true }) factId: string | null;
  @Day('said_on') saidOn: string;
  @Instant('said_at') saidAt: string;
}
