import { Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Instant, Key, Text } from '../database/columns';

/** People who are asked about a judgement question in these very words; changed words need another panel. */
@Entity('panels')
@Unique('uq_panels_module_slug_quiz_id_question_id_question_hash', [
  'moduleSlug',
  'quizId',
  'questionId',
  'questionHash',
])
export class Panel {
  @Key() id: string;
  @Text('module_slug', 60) moduleSlug: string;
  @Text('quiz_id', 60) quizId: string;
  @Text('question_id', 60) questionId: string;
  @Text('question_hash', 64) questionHash: string;
  /** A version that asks it in these words. */
  @ForeignKey('ModuleVersion', { name: 'fk_panels_version_id' }) @Id('version_id') versionId: string;
  @Instant('created_at') createdAt: string;
}
