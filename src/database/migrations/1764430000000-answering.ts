import type { MigrationInterface, QueryRunner } from 'typeorm';
import { day, id, instant, key, long, optional, type Shape, tableOf, text } from './tables';
import { freeze, freezeExcept } from './triggers';

const shapes: Record<string, Shape> = {
  thread_replies: {
    chained: true,
    columns: [key(), id('thread_id'), id('author_id'), day('written_on'), instant('written_at')],
    refs: { thread_id: 'threads', author_id: 'people' },
  },
  thread_reply_withdrawals: {
    chained: true,
    columns: [key(), id('reply_id'), day('withdrawn_on'), instant('withdrawn_at')],
    refs: { reply_id: 'thread_replies' },
    unique: [['reply_id']],
  },
  thread_reply_texts: {
    columns: [id('reply_id', { isPrimary: true }), id('withdrawn_id', optional), long('text', optional)],
    refs: { reply_id: 'thread_replies', withdrawn_id: 'thread_reply_withdrawals.reply_id' },
    checks: {
      withdrawn:
        '(text IS NOT NULL AND withdrawn_id IS NULL) OR (text IS NULL AND withdrawn_id IS NOT NULL AND withdrawn_id = reply_id)',
    },
  },
  thread_marks: {
    chained: true,
    columns: [key(), id('thread_id'), text('kind', 12), id('by_id'), day('on_day'), instant('marked_at')],
    refs: { thread_id: 'threads', by_id: 'people' },
    checks: {
      kind: `kind IN ('next-talk', 'talked', 'closed', 'helped')`,
      by_id: `kind = 'next-talk' OR (kind = 'talked' AND by_id <> person_id) OR (kind IN ('closed', 'helped') AND by_id = person_id)`,
    },
  },
};

/** Answers to what was asked, what was said of a question besides, and the words of answers beside them. */
export class Answering1764430000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    for (const [name, shape] of Object.entries(shapes)) await q.createTable(tableOf(name, shape));
    await freeze(
      q,
      Object.keys(shapes).filter((name) => shapes[name]!.chained),
    );
    await freezeExcept(q, { table: 'thread_reply_texts', kept: ['reply_id'], emptied: 'text' });
  }

  async down(q: QueryRunner): Promise<void> {
    for (const name of Object.keys(shapes).reverse()) await q.dropTable(name);
  }
}
