import { Entity, Index, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Instant, Text } from '../database/columns';

/** Somebody says that they learned a module’s contents elsewhere. Their words are a note of this fact. */
@Entity('prior_learning_claims')
@Unique('uq_prior_learning_claims_person_id_chain_no', ['personId', 'chainNo'])
@Index('ix_prior_learning_claims_module_slug', ['moduleSlug'])
export class PriorLearningClaim extends Chained {
  @Text('module_slug', 60) moduleSlug: string;
  @Instant('claimed_at') claimedAt: string;
}
