import type { MigrationInterface, QueryRunner } from 'typeorm';
import { day, id, instant, key, optional, type Shape, tableOf, text, whole } from './tables';
import { freeze } from './triggers';

const evidence: Shape = {
  chained: true,
  columns: [
    key(),
    whole('entry_no'),
    whole('revision'),
    whole('withdrawn'),
    text('competency', 20),
    text('kind', 12),
    whole('level', optional),
    day('seen_on'),
    text('context', 12, optional),
    text('reason', 12, optional),
    id('rater_id'),
    instant('recorded_at'),
  ],
  refs: { rater_id: 'people' },
  unique: [['person_id', 'entry_no', 'revision']],
  checks: {
    revision: 'entry_no >= 1 AND revision >= 1 AND withdrawn IN (0, 1)',
    level: `(kind IN ('observation', 'role-play', 'talk', 'document') AND level IS NOT NULL AND level >= 0 AND level <= 4) OR (kind = 'self-rating' AND (level IS NULL OR (level >= 0 AND level <= 4))) OR (kind IN ('wish', 'obstacle') AND level IS NULL)`,
    reason: `(kind = 'obstacle' AND reason IS NOT NULL AND reason IN ('workload', 'tools', 'policy', 'adjustment')) OR (kind <> 'obstacle' AND reason IS NULL)`,
    rater_id: `(kind IN ('self-rating', 'wish') AND rater_id = person_id) OR (kind NOT IN ('self-rating', 'wish') AND rater_id <> person_id)`,
    context: `context IS NULL OR context IN ('one-to-one', 'group', 'phone', 'outreach', 'team')`,
  },
};

/** What was seen of somebody's competencies, and what they say of themselves. What quizzes and scenarios show is derived. */
export class Evidence1764400000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.createTable(tableOf('evidence', evidence));
    await freeze(q, ['evidence']);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.dropTable('evidence');
  }
}
