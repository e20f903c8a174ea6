import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Id, Instant, Text, Whole } from '../database/columns';

/** Somebody began a quiz, on this version; open until its submission. */
@Entity('attempts')
@Unique('uq_attempts_enrolment_id_quiz_id_number', ['enrolmentId', 'quizId', 'number'])
@Unique('uq_attempts_person_id_chain_no', ['personId', 'chainNo'])
@Check('ck_attempts_number', 'number >= 1')
export class Attempt extends Chained {
  @ForeignKey('Enrolment', { name: 'fk_attempts_enrolment_id' }) @Id('enrolment_id') enrolmentId: string;
  @ForeignKey('ModuleVersion', { name: 'fk_attempts_version_id' }) @Id('version_id') versionId: string;
  @Text('quiz_id', 60) quizId: string;
  @Whole('number') number: number;
  @Instant('started_at') startedAt: string;
}
