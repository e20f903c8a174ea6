import type { MigrationInterface, QueryRunner } from 'typeorm';
import { day, id, instant, key, optional, type Shape, tableOf, text, whole } from './tables';
import { freeze } from './triggers';

const shapes: Record<string, Shape> = {
  supervision_entries: {
    chained: true,
    columns: [
      key(),
      whole('entry_no'),
      whole('revision'),
      whole('withdrawn'),
      text('kind', 12),
      day('held_on'),
      whole('minutes'),
      id('with_id', optional),
      day('next_on', optional),
      id('recorded_by_id'),
      instant('recorded_at'),
    ],
    refs: { with_id: 'people', recorded_by_id: 'people' },
    unique: [['person_id', 'entry_no', 'revision']],
    checks: {
      revision: 'entry_no >= 1 AND revision >= 1 AND withdrawn IN (0, 1)',
      kind: `kind IN ('one-to-one', 'group', 'peer')`,
      minutes: 'minutes >= 5 AND minutes <= 600',
      with_id: 'with_id IS NULL OR with_id <> person_id',
    },
  },
  supervision_notes: {
    chained: true,
    columns: [key(), id('author_id'), id('corrects_id', optional), day('written_on'), instant('written_at')],
    refs: { author_id: 'people', corrects_id: 'supervision_notes' },
  },
  preparation_notes: {
    chained: true,
    columns: [key(), id('about_id'), day('written_on'), instant('written_at')],
    refs: { about_id: 'people' },
    checks: { about_id: 'about_id <> person_id' },
  },
  supervision_rhythms: {
    columns: [
      key(),
      id('team_id', optional),
      id('person_id', optional),
      whole('weeks_first', optional),
      whole('weeks_later', optional),
      whole('weeks_group', optional),
      day('from_on'),
      id('set_by_id'),
      instant('set_at'),
    ],
    refs: { team_id: 'teams', person_id: 'people', set_by_id: 'people' },
    checks: {
      whose:
        '(team_id IS NOT NULL AND person_id IS NULL AND weeks_first IS NOT NULL) OR (team_id IS NULL AND person_id IS NOT NULL)',
      weeks:
        '(weeks_first IS NULL AND weeks_later IS NULL AND weeks_group IS NULL) OR (weeks_first IS NOT NULL AND weeks_later IS NOT NULL AND weeks_group IS NOT NULL AND weeks_first BETWEEN 1 AND 26 AND weeks_later BETWEEN 1 AND 26 AND weeks_group BETWEEN 1 AND 26)',
    },
  },
};

/** Supervision that was had, notes about it, and how often it is meant to be. */
export class SupervisionLog1764431000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    for (const [name, shape] of Object.entries(shapes)) await q.createTable(tableOf(name, shape));
    await freeze(q, Object.keys(shapes));
  }

  async down(q: QueryRunner): Promise<void> {
    for (const name of Object.keys(shapes).reverse()) await q.dropTable(name);
  }
}
