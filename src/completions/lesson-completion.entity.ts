import { Entity, ForeignKey, Unique } from 'typeorm';
import { Chained } from '../database/chained';
import { Id, Instant, Text } from '../database/columns';

/** Somebody pressed "Done" under a lesson. */
@Entity('lesson_completions')
@Unique('uq_lesson_completions_enrolment_id_lesson_id', ['enrolmentId', 'lessonId'])
@Unique('uq_lesson_completions_person_id_chain_no', ['personId', 'chainNo'])
export class LessonCompletion extends Chained {
  @ForeignKey('Enrolment', { name: 'fk_lesson_completions_enrolment_id' }) @Id('enrolment_id') enrolmentId: string;
  @ForeignKey('ModuleVersion', { name: 'fk_lesson_completions_version_id' }) @Id('version_id') versionId: string;
  @Text('lesson_id', 60) lessonId: string;
  @Instant('done_at') doneAt: string;
}
