import type { MigrationInterface, QueryRunner } from 'typeorm';
import { day, id, key, long, type Shape, tableOf, text, whole } from './tables';
import { freeze } from './triggers';

const shapes: Record<string, Shape> = {
  attempt_picks: {
    chained: true,
    columns: [key(), id('attempt_id'), text('kind', 8), long('question_ids')],
    refs: { attempt_id: 'attempts' },
    unique: [['attempt_id']],
    checks: { kind: `kind IN ('whole', 'recheck', 'spaced')` },
  },
  confidences: {
    chained: true,
    columns: [key(), id('enrolment_id'), text('moment', 6), whole('value'), day('said_on')],
    refs: { enrolment_id: 'enrolments' },
    index: [['enrolment_id']],
    checks: { moment: `moment IN ('before', 'after')`, value: 'value >= 0 AND value <= 10' },
  },
};

/** What practice needs: which questions an attempt asks, how sure somebody was of an answer, and how sure of a module. */
export class Practising1764320000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    for (const [name, shape] of Object.entries(shapes)) await q.createTable(tableOf(name, shape));
    await freeze(q, Object.keys(shapes));
    // Not by TypeORM, which would rebuild the table; what is null changes no digest.
    await q.query('ALTER TABLE answers ADD COLUMN sure varchar(6)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE answers DROP COLUMN sure');
    for (const name of Object.keys(shapes).reverse()) await q.dropTable(name);
  }
}
