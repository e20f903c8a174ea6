import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Id, Instant, Whole } from '../database/columns';

/** An attempt was handed in and marked. */
@Entity('submissions')
@Unique('uq_submissions_attempt_id', ['attemptId'])
@Unique('uq_submissions_person_id_chain_no', ['personId', 'chainNo'])
@Check('ck_submissions_marks', 'marks >= 0 AND marks <= out_of')
@Check('ck_submissions_passed', 'passed IN (0, 1)')
export class Submission extends Chained {
  @ForeignKey('Attempt', { name: 'fk_submissions_attempt_id' }) @Id('attempt_id') attemptId: string;
  @Whole('marks') marks: number;
  @Whole('out_of') outOf: number;
  @Whole('passed') passed: number;
  @Instant('submitted_at') submittedAt: string;
}
