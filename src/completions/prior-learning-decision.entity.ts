import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Id, Instant, Text } from '../database/columns';

/** What became of a claim: a trainer accepted or declined it, or its author withdrew it. Accepting completes the enrolment. */
@Entity('prior_learning_decisions')
@Unique('uq_prior_learning_decisions_claim_id', ['claimId'])
@Unique('uq_prior_learning_decisions_enrolment_id', ['enrolmentId'])
@Unique('uq_prior_learning_decisions_person_id_chain_no', ['personId', 'chainNo'])
@Check('ck_prior_learning_decisions_outcome', `outcome IN ('accepted', 'declined', 'withdrawn')`)
@Check('ck_prior_learning_decisions_enrolment', `(outcome = 'accepted') = (enrolment_id IS NOT NULL)`)
export class PriorLearningDecision extends Chained {
  @ForeignKey('PriorLearningClaim', { name: 'fk_prior_learning_decisions_claim_id' }) @Id('claim_id') claimId: string;
  @ForeignKey('Enrolment', { name: 'fk_prior_learning_decisions_enrolment_id' })
  @Id('enrolment_id', { nullable: true })
  enrolmentId: string | null;
  @Text('outcome', 12) outcome: 'accepted' | 'declined' | 'withdrawn';
  @ForeignKey('Person', { name: 'fk_prior_learning_decisions_decided_by_id' })
  @Id('decided_by_id', { nullable: true })
  decidedById: string | null;
  @Instant('decided_at') decidedAt: string;
}
