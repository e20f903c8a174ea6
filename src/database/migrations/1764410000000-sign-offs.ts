import type { MigrationInterface, QueryRunner } from 'typeorm';
import { day, id, instant, key, long, optional, type Shape, tableOf, text, whole } from './tables';
import { freeze } from './triggers';

const shapes: Record<string, Shape> = {
  mark_grants: {
    columns: [key(), id('person_id'), text('mark', 24), instant('granted_at'), instant('revoked_at', optional)],
    refs: { person_id: 'people' },
    index: [['person_id']],
    checks: { mark: `mark IN ('reviewer', 'lived-experience', 'experienced-observer')` },
  },
  rater_exclusions: {
    columns: [key(), id('person_id'), id('other_id'), instant('said_at'), instant('lifted_at', optional)],
    refs: { person_id: 'people', other_id: 'people' },
    index: [['other_id']],
    checks: { two_people: 'person_id <> other_id' },
  },
  sign_off_facts: {
    chained: true,
    columns: [
      key(),
      id('sign_off_id'),
      whole('step_no'),
      text('kind', 12),
      text('competency', 20),
      id('by_id'),
      id('observer_id', optional),
      text('moment', 12, optional),
      whole('level', optional),
      day('seen_on', optional),
      text('context', 12, optional),
      whole('consented', optional),
      long('criteria', optional),
      day('happened_on'),
      instant('happened_at'),
    ],
    refs: { by_id: 'people', observer_id: 'people' },
    unique: [['sign_off_id', 'step_no']],
    checks: {
      kind: `step_no >= 1 AND kind IN ('asked', 'withdrawn', 'rated', 'corrected', 'taken-back', 'agreed', 'disputed')`,
      by_id: `(kind IN ('agreed', 'disputed') AND by_id = person_id) OR (kind IN ('rated', 'corrected', 'taken-back') AND by_id <> person_id) OR kind IN ('asked', 'withdrawn')`,
      observer_id: `observer_id IS NULL OR (kind = 'asked' AND observer_id <> person_id)`,
      rated: `(kind IN ('rated', 'corrected') AND moment IS NOT NULL AND moment IN ('observation', 'role-play', 'talk') AND seen_on IS NOT NULL AND consented IN (0, 1) AND (moment <> 'observation' OR consented = 1) AND criteria IS NOT NULL) OR (kind NOT IN ('rated', 'corrected') AND moment IS NULL AND seen_on IS NULL AND consented IS NULL AND criteria IS NULL AND level IS NULL)`,
      level: 'level IS NULL OR (level >= 0 AND level <= 4)',
      context: `context IS NULL OR context IN ('one-to-one', 'group', 'phone', 'outreach', 'team')`,
    },
  },
  sign_off_words: {
    columns: [
      id('fact_id', { isPrimary: true }),
      id('author_id', optional),
      long('went_well'),
      long('next_step'),
      instant('written_at'),
    ],
    refs: { author_id: 'people' },
  },
  rating_replies: {
    chained: true,
    columns: [key(), id('fact_id', optional), day('said_on'), instant('said_at')],
    checks: { fact_id: `fact_id IS NULL OR fact_id <> ''` },
  },
};
const frozen = Object.keys(shapes).filter((name) => shapes[name]!.chained);

/** One of a kind while it lasts. */
const onlyOnce = {
  uq_mark_grants_held: 'mark_grants (person_id, mark) WHERE revoked_at IS NULL',
  uq_rater_exclusions_held: 'rater_exclusions (person_id, other_id) WHERE lifted_at IS NULL',
};

/** Observed practice: who may watch whom, what was seen and agreed, and what people say to what is written about them. */
export class SignOffs1764410000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    for (const [name, shape] of Object.entries(shapes)) await q.createTable(tableOf(name, shape));
    for (const [name, on] of Object.entries(onlyOnce)) await q.query(`CREATE UNIQUE INDEX ${name} ON ${on}`);
    await freeze(q, frozen);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const name of Object.keys(shapes).reverse()) await q.dropTable(name);
  }
}
