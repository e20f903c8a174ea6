import type { MigrationInterface, QueryRunner } from 'typeorm';
import { day, id, instant, key, tableOf } from './tables';

/** Who looks after a supervisor's people while they are away. */
export class Covers1764450000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.createTable(
      tableOf('covers', {
        columns: [key(), id('supervisor_id'), id('coverer_id'), day('from_on'), day('to_on'), instant('recorded_at')],
        refs: { supervisor_id: 'people', coverer_id: 'people' },
        index: [['supervisor_id'], ['coverer_id']],
        checks: { two_people: 'supervisor_id <> coverer_id', days: 'to_on >= from_on' },
      }),
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.dropTable('covers');
  }
}
