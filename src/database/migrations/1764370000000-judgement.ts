import type { MigrationInterface, QueryRunner } from 'typeorm';
import { id, instant, key, long, optional, type Shape, tableOf, text, whole } from './tables';
import { freeze, freezeExcept } from './triggers';

const shapes: Record<string, Shape> = {
  panels: {
    columns: [
      key(),
      text('module_slug', 60),
      text('quiz_id', 60),
      text('question_id', 60),
      text('question_hash', 64),
      id('version_id'),
      instant('created_at'),
    ],
    refs: { version_id: 'module_versions' },
    unique: [['module_slug', 'quiz_id', 'question_id', 'question_hash']],
  },
  panel_invitations: {
    columns: [
      key(),
      id('panel_id'),
      text('invitee', 110),
      id('person_id', optional),
      text('name', 100, optional),
      text('token_hash', 64),
      instant('created_at'),
      instant('ends_at'),
      id('created_by_id'),
    ],
    refs: { panel_id: 'panels', person_id: 'people', created_by_id: 'people' },
    unique: [['token_hash'], ['panel_id', 'invitee']],
    checks: { who: '(person_id IS NOT NULL AND name IS NULL) OR (person_id IS NULL AND name IS NOT NULL)' },
  },
  panel_answers: {
    columns: [key(), id('invitation_id'), whole('number'), text('choice', 40), whole('named'), instant('answered_at')],
    refs: { invitation_id: 'panel_invitations' },
    unique: [['invitation_id', 'number']],
    checks: { number: 'number >= 1', named: 'named IN (0, 1)' },
  },
  panel_withdrawals: {
    columns: [key(), id('answer_id'), instant('withdrawn_at')],
    refs: { answer_id: 'panel_answers' },
    unique: [['answer_id']],
  },
  panel_reasons: {
    columns: [id('answer_id', { isPrimary: true }), id('withdrawn_id', optional), long('text', optional)],
    refs: { answer_id: 'panel_answers', withdrawn_id: 'panel_withdrawals.answer_id' },
    checks: {
      withdrawn:
        '(text IS NOT NULL AND withdrawn_id IS NULL) OR (text IS NULL AND withdrawn_id IS NOT NULL AND withdrawn_id = answer_id)',
    },
  },
  panel_publications: {
    columns: [
      key(),
      id('panel_id'),
      whole('number'),
      text('kind', 10),
      whole('answers'),
      instant('published_at'),
      id('published_by_id'),
    ],
    refs: { panel_id: 'panels', published_by_id: 'people' },
    unique: [['panel_id', 'number']],
    checks: { answers: `(kind = 'published' AND answers >= 3) OR (kind = 'closed' AND answers = 0)` },
  },
  panel_publication_answers: {
    columns: [key(), id('publication_id'), id('answer_id')],
    refs: { publication_id: 'panel_publications', answer_id: 'panel_answers' },
    unique: [['publication_id', 'answer_id']],
  },
};

const frozen = [
  'panels',
  'panel_answers',
  'panel_withdrawals',
  'panel_publications',
  'panel_publication_answers',
] as const;

/** Panels of peer support workers, who answer a judgement question before learners do. */
export class Judgement1764370000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    for (const [name, shape] of Object.entries(shapes)) await q.createTable(tableOf(name, shape));
    await freeze(q, frozen);
    await freezeExcept(q, { table: 'panel_reasons', kept: ['answer_id'], emptied: 'text' });
  }

  async down(q: QueryRunner): Promise<void> {
    for (const name of Object.keys(shapes).reverse()) await q.dropTable(name);
  }
}
