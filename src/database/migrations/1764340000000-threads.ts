import type { MigrationInterface, QueryRunner } from 'typeorm';
import { day, id, instant, key, long, optional, type Shape, tableOf, text } from './tables';
import { freeze, freezeExcept } from './triggers';

const ofThread = (what: string): Shape => ({
  chained: true,
  columns: [key(), id('thread_id'), day(`${what}_on`), instant(`${what}_at`)],
  refs: { thread_id: 'threads' },
  unique: [['thread_id']],
});

const shapes: Record<string, Shape> = {
  threads: {
    chained: true,
    columns: [
      key(),
      text('kind', 12),
      text('module_slug', 60),
      id('version_id'),
      text('place', 140),
      text('block_hash', 64),
      day('asked_on'),
      instant('asked_at'),
    ],
    refs: { version_id: 'module_versions' },
    checks: { kind: `kind IN ('note', 'supervisor')` },
  },
  thread_handovers: ofThread('handed'),
  thread_withdrawals: ofThread('withdrawn'),
  thread_texts: {
    columns: [id('thread_id', { isPrimary: true }), id('withdrawn_id', optional), long('text', optional)],
    refs: { thread_id: 'threads', withdrawn_id: 'thread_withdrawals.thread_id' },
    checks: {
      withdrawn:
        '(text IS NOT NULL AND withdrawn_id IS NULL) OR (text IS NULL AND withdrawn_id IS NOT NULL AND withdrawn_id = thread_id)',
    },
  },
  group_items: {
    columns: [
      key(),
      id('team_id'),
      text('module_slug', 60, optional),
      id('version_id', optional),
      text('place', 140, optional),
      text('block_hash', 64, optional),
      day('asked_on'),
      text('code_hash', 64),
      long('text', optional),
    ],
    refs: { team_id: 'teams', version_id: 'module_versions' },
    unique: [['code_hash']],
    checks: {
      place:
        '(module_slug IS NULL AND version_id IS NULL AND place IS NULL AND block_hash IS NULL) OR (module_slug IS NOT NULL AND version_id IS NOT NULL AND place IS NOT NULL AND block_hash IS NOT NULL)',
    },
  },
};

const chained = Object.keys(shapes).filter((name) => shapes[name]!.chained);
const kept = ['id', 'team_id', 'module_slug', 'version_id', 'place', 'block_hash', 'asked_on', 'code_hash'];

/** Questions from a block, with their words beside them, and the group list that names nobody. */
export class Threads1764340000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    for (const [name, shape] of Object.entries(shapes)) {
      const table = tableOf(name, shape);
      table.withoutRowid = name === 'group_items'; // rows lie in the order of their random ids, not of their coming
      await q.createTable(table);
    }
    await freeze(q, chained);
    await freezeExcept(q, { table: 'thread_texts', kept: ['thread_id'], emptied: 'text' });
    await freezeExcept(q, { table: 'group_items', kept, emptied: 'text' });
  }

  async down(q: QueryRunner): Promise<void> {
    for (const name of Object.keys(shapes).reverse()) await q.dropTable(name);
  }
}
