import type { MigrationInterface, QueryRunner } from 'typeorm';
import { day, id, instant, key, long, optional, type Shape, tableOf, text, whole } from './tables';
import { freeze } from './triggers';

const shapes: Record<string, Shape> = {
  journal_keys: {
    columns: [key(), id('person_id'), long('for_server', optional), long('for_code'), instant('made_at')],
    refs: { person_id: 'people' },
    index: [['person_id']],
  },
  journal_entries: {
    chained: true,
    columns: [
      key(),
      text('kind', 12),
      id('enrolment_id', optional),
      id('version_id', optional),
      text('module_slug', 60, optional),
      text('lesson_id', 60, optional),
      text('block_id', 60, optional),
      day('written_on'),
      instant('written_at'),
    ],
    refs: { enrolment_id: 'enrolments', version_id: 'module_versions' },
    checks: { kind: `kind IN ('reflection', 'free', 'paper')` },
  },
  journal_shares: {
    chained: true,
    columns: [key(), id('entry_id'), id('reader_id'), day('shared_on'), instant('shared_at')],
    refs: { entry_id: 'journal_entries', reader_id: 'people' },
    index: [['reader_id']],
  },
  journal_share_withdrawals: {
    chained: true,
    columns: [key(), id('share_id'), instant('withdrawn_at')],
    refs: { share_id: 'journal_shares' },
    unique: [['share_id']],
  },
};

/** The journal: dated facts, and beside them the words as ciphertext, with the keys that open it under others. */
export class Journal1764330000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    for (const [name, shape] of Object.entries(shapes)) await q.createTable(tableOf(name, shape));
    await q.createTable(texts);
    await freeze(
      q,
      Object.keys(shapes).filter((name) => shapes[name]!.chained),
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.dropTable(texts);
    for (const name of Object.keys(shapes).reverse()) await q.dropTable(name);
  }
}

const texts = tableOf('journal_texts', {
  columns: [
    id('entry_id', { isPrimary: true }),
    id('key_id'),
    long('ciphertext'),
    whole('revision'),
    instant('changed_at'),
  ],
  refs: { entry_id: 'journal_entries', key_id: 'journal_keys' },
});
