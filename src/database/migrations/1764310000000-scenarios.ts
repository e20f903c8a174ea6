import type { MigrationInterface, QueryRunner } from 'typeorm';
import { id, instant, key, optional, type Shape, tableOf, text, whole } from './tables';
import { freeze } from './triggers';

const shapes: Record<string, Shape> = {
  scenario_runs: {
    chained: true,
    columns: [
      key(),
      id('enrolment_id'),
      id('version_id'),
      text('scenario_id', 60),
      whole('number'),
      instant('started_at'),
    ],
    refs: { enrolment_id: 'enrolments', version_id: 'module_versions' },
    unique: [['enrolment_id', 'scenario_id', 'number']],
    checks: { number: 'number >= 1' },
  },
  scenario_steps: {
    chained: true,
    columns: [
      key(),
      id('run_id'),
      whole('step_no'),
      text('kind', 8),
      whole('after_no'),
      text('turn_id', 60, optional),
      whole('choice_no', optional),
      whole('ended'),
      instant('taken_at'),
    ],
    refs: { run_id: 'scenario_runs' },
    unique: [['run_id', 'step_no']],
    checks: {
      after_no: 'after_no >= 0 AND after_no < step_no',
      ended: `ended = 0 OR (ended = 1 AND kind = 'choice')`,
      kind: `(kind = 'choice' AND turn_id IS NOT NULL AND choice_no >= 1) OR (kind = 'return' AND turn_id IS NULL AND choice_no IS NULL)`,
    },
  },
};

/** Scenarios that were run, step by step. */
export class Scenarios1764310000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    for (const [name, shape] of Object.entries(shapes)) await q.createTable(tableOf(name, shape));
    await freeze(q, Object.keys(shapes));
  }

  async down(q: QueryRunner): Promise<void> {
    for (const name of Object.keys(shapes).reverse()) await q.dropTable(name);
  }
}
