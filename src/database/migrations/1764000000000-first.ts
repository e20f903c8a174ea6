import type { MigrationInterface, QueryRunner } from 'typeorm';
import { day, id, instant, key, long, optional, type Shape, tableOf, text, whole } from './tables';
import { freeze } from './triggers';

const shapes: Record<string, Shape> = {
  organisations: {
    columns: [whole('id', { isPrimary: true }), text('name', 120), instant('created_at')],
    checks: { one: 'id = 1' },
  },
  people: {
    columns: [
      key(),
      text('name', 120),
      text('email', 254),
      text('language', 8),
      day('started_on', optional),
      instant('created_at'),
      instant('deactivated_at', optional),
    ],
    unique: [['email']],
    checks: { email_lower: 'email = lower(email)' },
  },
  credentials: {
    columns: [id('person_id', { isPrimary: true }), text('password_hash', 255), instant('changed_at')],
    refs: { person_id: 'people' },
  },
  teams: { columns: [key(), text('name', 120), text('team_type', 20)], unique: [['name']] },
  memberships: {
    columns: [key(), id('person_id'), id('team_id'), day('from_on'), day('to_on', optional)],
    refs: { person_id: 'people', team_id: 'teams' },
    index: [['person_id'], ['team_id']],
  },
  role_grants: {
    columns: [key(), id('person_id'), text('role', 20), instant('granted_at'), instant('revoked_at', optional)],
    refs: { person_id: 'people' },
    index: [['person_id']],
    checks: { role: `role IN ('learner', 'trainer', 'supervisor', 'administrator')` },
  },
  supervisions: {
    columns: [key(), id('supervisor_id'), id('person_id'), day('from_on'), day('to_on', optional)],
    refs: { supervisor_id: 'people', person_id: 'people' },
    index: [['supervisor_id'], ['person_id']],
    checks: { two_people: 'supervisor_id <> person_id' },
  },
  sessions: {
    columns: [
      text('token_hash', 64, { isPrimary: true }),
      id('person_id'),
      whole('shared_computer'),
      instant('created_at'),
      instant('seen_at'),
      instant('ends_at'),
    ],
    refs: { person_id: 'people' },
    index: [['person_id']],
  },
  sign_in_failures: {
    columns: [key(), text('account_hash', 64), text('address_hash', 64), instant('failed_at')],
    index: [['account_hash'], ['address_hash']],
  },
  idempotency_keys: {
    columns: [
      id('key', { isPrimary: true }),
      id('person_id'),
      text('body_hash', 64),
      text('outcome', 500),
      instant('created_at'),
    ],
  },
  ledger_heads: {
    columns: [id('person_id', { isPrimary: true }), whole('last_no'), text('last_digest', 64)],
    refs: { person_id: 'people' },
  },
  looks: {
    columns: [key(), id('viewer_id'), id('person_id'), day('looked_on')],
    refs: { viewer_id: 'people', person_id: 'people' },
    unique: [['viewer_id', 'person_id', 'looked_on']],
    index: [['person_id']],
  },
  module_versions: {
    columns: [
      key(),
      text('module_slug', 60),
      whole('number'),
      text('content_hash', 64),
      text('title', 200),
      text('change_class', 12),
      long('model'),
      instant('published_at'),
      id('published_by_id', optional),
    ],
    refs: { published_by_id: 'people' },
    unique: [['module_slug', 'number']],
    checks: { number: 'number >= 1', change_class: `change_class IN ('first', 'editorial', 'revised', 'safety')` },
  },
  module_assets: {
    columns: [key(), id('version_id'), text('path', 200), text('media_type', 60), text('sha256', 64), long('body')],
    refs: { version_id: 'module_versions' },
    unique: [['version_id', 'path']],
  },
  slot_revisions: {
    columns: [
      key(),
      text('slot_key', 60),
      id('team_id', optional),
      long('value'),
      day('checked_on'),
      day('expires_on', optional),
      instant('recorded_at'),
      id('recorded_by_id', optional),
    ],
    refs: { team_id: 'teams', recorded_by_id: 'people' },
    index: [['slot_key']],
  },
  enrolments: {
    chained: true,
    columns: [
      key(),
      text('module_slug', 60),
      whole('period'),
      text('origin', 12),
      text('path_id', 60, optional),
      day('due_on', optional),
      instant('enrolled_at'),
    ],
    unique: [['person_id', 'module_slug', 'period']],
    checks: { origin: `origin IN ('path', 'self', 'assigned')`, period: 'period >= 1' },
  },
  enrolment_withdrawals: {
    chained: true,
    columns: [key(), id('enrolment_id'), instant('withdrawn_at')],
    refs: { enrolment_id: 'enrolments' },
    unique: [['enrolment_id']],
  },
  module_starts: {
    chained: true,
    columns: [key(), id('enrolment_id'), id('version_id'), instant('started_at')],
    refs: { enrolment_id: 'enrolments', version_id: 'module_versions' },
    unique: [['enrolment_id']],
  },
  lesson_completions: {
    chained: true,
    columns: [key(), id('enrolment_id'), id('version_id'), text('lesson_id', 60), instant('done_at')],
    refs: { enrolment_id: 'enrolments', version_id: 'module_versions' },
    unique: [['enrolment_id', 'lesson_id']],
  },
  attempts: {
    chained: true,
    columns: [key(), id('enrolment_id'), id('version_id'), text('quiz_id', 60), whole('number'), instant('started_at')],
    refs: { enrolment_id: 'enrolments', version_id: 'module_versions' },
    unique: [['enrolment_id', 'quiz_id', 'number']],
    checks: { number: 'number >= 1' },
  },
  answers: {
    chained: true,
    columns: [
      key(),
      id('attempt_id'),
      text('question_id', 60),
      whole('revision'),
      whole('base_revision'),
      id('page_id'),
      whole('page_sequence'),
      long('chosen'),
      instant('received_at'),
    ],
    refs: { attempt_id: 'attempts' },
    unique: [
      ['attempt_id', 'question_id', 'revision'],
      ['attempt_id', 'question_id', 'page_id', 'page_sequence'],
    ],
    checks: { revision: 'revision >= 1 AND base_revision >= 0 AND base_revision < revision' },
  },
  submissions: {
    chained: true,
    columns: [key(), id('attempt_id'), whole('marks'), whole('out_of'), whole('passed'), instant('submitted_at')],
    refs: { attempt_id: 'attempts' },
    unique: [['attempt_id']],
    checks: { marks: 'marks >= 0 AND marks <= out_of', passed: 'passed IN (0, 1)' },
  },
  completions: {
    chained: true,
    columns: [
      key(),
      id('enrolment_id'),
      id('version_id'),
      whole('minutes'),
      day('completed_on'),
      instant('completed_at'),
    ],
    refs: { enrolment_id: 'enrolments', version_id: 'module_versions' },
    unique: [['enrolment_id']],
  },
};

const alsoFrozen = ['module_versions', 'module_assets', 'slot_revisions', 'looks'];
const frozen = [...Object.keys(shapes).filter((name) => shapes[name]!.chained), ...alsoFrozen];

/** Every table of the first release, and the triggers that make ledgers append-only. */
export class First1764000000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    for (const [name, shape] of Object.entries(shapes)) await q.createTable(tableOf(name, shape));
    await freeze(q, frozen);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const name of Object.keys(shapes).reverse()) await q.dropTable(name);
  }
}
