import type { MigrationInterface, QueryRunner } from 'typeorm';
import { id, instant, long, tableOf, text, whole } from './tables';

/** The secret addresses under which people's calendar programs read their days. */
export class Calendar1764452000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.createTable(
      tableOf('calendar_feeds', {
        columns: [
          id('person_id', { isPrimary: true }),
          text('token_hash', 64),
          long('token_sealed'),
          whole('shows_titles'),
          instant('made_at'),
        ],
        refs: { person_id: 'people' },
        unique: [['token_hash']],
        checks: { shows_titles: 'shows_titles IN (0, 1)' },
      }),
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.dropTable('calendar_feeds');
  }
}
