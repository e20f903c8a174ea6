import type { MigrationInterface, QueryRunner } from 'typeorm';
import { day, id, instant, key, long, optional, type Shape, tableOf, text, whole } from './tables';
import { freeze, freezeExcept } from './triggers';

const shapes: Record<string, Shape> = {
  conversations: {
    chained: true,
    columns: [key(), id('supervisor_id'), id('opened_by_id'), day('opened_on'), instant('opened_at')],
    refs: { supervisor_id: 'people', opened_by_id: 'people' },
    checks: { between: 'supervisor_id <> person_id AND opened_by_id IN (person_id, supervisor_id)' },
  },
  conversation_entries: {
    chained: true,
    columns: [
      key(),
      id('conversation_id'),
      whole('entry_no'),
      whole('revision'),
      whole('withdrawn'),
      text('kind', 10),
      whole('about_no', optional),
      text('source', 12, optional),
      text('subject', 60, optional),
      text('who', 10, optional),
      day('on_day', optional),
      id('author_id'),
      day('written_on'),
      instant('written_at'),
    ],
    refs: { conversation_id: 'conversations', author_id: 'people' },
    unique: [['conversation_id', 'entry_no', 'revision']],
    checks: {
      revision: 'entry_no >= 1 AND revision >= 1 AND withdrawn IN (0, 1)',
      kind: `kind IN ('day', 'point', 'words', 'action', 'tick', 'next', 'addition')`,
      source: `(kind = 'point' AND source IS NOT NULL AND source IN ('own', 'rating', 'need', 'question', 'overdue', 'closed', 'sign-off')) OR (kind = 'action' AND source IS NOT NULL AND source IN ('none', 'module', 'competency')) OR (kind NOT IN ('point', 'action') AND source IS NULL)`,
      about_no: `(kind IN ('words', 'tick') AND about_no IS NOT NULL) OR (kind NOT IN ('words', 'tick') AND about_no IS NULL)`,
      who: `(kind = 'action' AND who IS NOT NULL AND who IN ('person', 'supervisor', 'both', 'other')) OR (kind <> 'action' AND who IS NULL)`,
      on_day: `kind = 'point' OR (kind IN ('day', 'next', 'action') AND on_day IS NOT NULL) OR (kind NOT IN ('day', 'next', 'action') AND on_day IS NULL)`,
    },
  },
  conversation_signatures: {
    chained: true,
    columns: [
      key(),
      id('conversation_id'),
      id('signed_by_id'),
      text('words_digest', 64),
      day('signed_on'),
      instant('signed_at'),
    ],
    refs: { conversation_id: 'conversations', signed_by_id: 'people' },
    checks: { words_digest: 'length(words_digest) = 64' },
  },
  conversation_texts: {
    columns: [
      id('fact_id', { isPrimary: true }),
      id('conversation_id'),
      long('text', optional),
      day('emptied_on', optional),
    ],
    refs: { conversation_id: 'conversations' },
    checks: {
      emptied_on: '(text IS NOT NULL AND emptied_on IS NULL) OR (text IS NULL AND emptied_on IS NOT NULL)',
    },
  },
};

const frozen = ['conversations', 'conversation_entries', 'conversation_signatures'] as const;

/** Training conversations: prepared and written by a person and their supervisor, and signed by both. */
export class Conversations1764440000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    for (const [name, shape] of Object.entries(shapes)) await q.createTable(tableOf(name, shape));
    await freeze(q, frozen);
    await freezeExcept(q, { table: 'conversation_texts', kept: ['fact_id', 'conversation_id'], emptied: 'text' });
  }

  async down(q: QueryRunner): Promise<void> {
    for (const name of Object.keys(shapes).reverse()) await q.dropTable(name);
  }
}
