import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Id, Instant, Long, Text, Whole } from '../database/columns';
import type { Sureness } from './answers.rules';

/** One saved answer to one question. All are kept; which one counts is a rule. `chosen` is a JSON list of option ids. */
@Entity('answers')
@Unique('uq_answers_attempt_id_question_id_revision', ['attemptId', 'questionId', 'revision'])
@Unique('uq_answers_attempt_id_question_id_page_id_page_sequence', [
  'attemptId',
  'questionId',
  'pageId',
  'pageSequence',
])
@Unique('uq_answers_person_id_chain_no', ['personId', 'chainNo'])
@Check('ck_answers_revision', 'revision >= 1 AND base_revision >= 0 AND base_revision < revision')
export class Answer extends Chained {
  @ForeignKey('Attempt', { name: 'fk_answers_attempt_id' }) @Id('attempt_id') attemptId: string;
  @Text('question_id', 60) questionId: string;
  @Whole('revision') revision: number;
  @Whole('base_revision') baseRevision: number;
  @Id('page_id') pageId: string;
  @Whole('page_sequence') pageSequence: number;
  @Long('chosen') chosen: string;
  /** How sure its author was, where they said it; never marked. */
  @Text('sure', 6, { nullable: true }) sure: Sureness | null;
  @Instant('received_at') receivedAt: string;
}
