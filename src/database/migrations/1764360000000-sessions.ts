import type { MigrationInterface, QueryRunner } from 'typeorm';
import { day, id, instant, key, optional, type Shape, tableOf, text, whole } from './tables';
import { freeze } from './triggers';

const shapes: Record<string, Shape> = {
  session_dates: {
    columns: [
      key(),
      text('module_slug', 60),
      text('session_id', 60),
      instant('starts_at'),
      whole('minutes'),
      text('place', 300),
      id('team_id', optional),
      text('code', 12),
      id('set_by_id', optional),
      instant('set_at'),
      instant('cancelled_at', optional),
    ],
    refs: { team_id: 'teams', set_by_id: 'people' },
    index: [['module_slug', 'starts_at']],
    checks: { minutes: 'minutes > 0' },
  },
  session_attendances: {
    chained: true,
    columns: [
      key(),
      id('enrolment_id'),
      text('session_id', 60),
      id('date_id'),
      whole('attended'),
      day('attended_on'),
      id('recorded_by_id', optional),
      instant('recorded_at'),
    ],
    refs: { enrolment_id: 'enrolments', date_id: 'session_dates', recorded_by_id: 'people' },
    index: [['enrolment_id'], ['date_id']],
    checks: { attended: 'attended IN (0, 1)' },
  },
  prior_learning_claims: {
    chained: true,
    columns: [key(), text('module_slug', 60), instant('claimed_at')],
    index: [['module_slug']],
  },
  prior_learning_decisions: {
    chained: true,
    columns: [
      key(),
      id('claim_id'),
      id('enrolment_id', optional),
      text('outcome', 12),
      id('decided_by_id', optional),
      instant('decided_at'),
    ],
    refs: { claim_id: 'prior_learning_claims', enrolment_id: 'enrolments', decided_by_id: 'people' },
    unique: [['claim_id'], ['enrolment_id']],
    checks: {
      outcome: `outcome IN ('accepted', 'declined', 'withdrawn')`,
      enrolment: `(outcome = 'accepted') = (enrolment_id IS NOT NULL)`,
    },
  },
};

/** Live sessions with their dates and who was there; what was learned elsewhere, and what trainers said to it. */
export class Sessions1764360000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    for (const [name, shape] of Object.entries(shapes)) await q.createTable(tableOf(name, shape));
    await freeze(
      q,
      Object.keys(shapes).filter((name) => shapes[name]!.chained),
    );
  }

  async down(q: QueryRunner): Promise<void> {
    for (const name of Object.keys(shapes).reverse()) await q.dropTable(name);
  }
}
