import type { MigrationInterface, QueryRunner } from 'typeorm';
import { day, id, instant, key, long, optional, type Shape, tableOf, text, whole } from './tables';
import { freeze } from './triggers';

const shapes: Record<string, Shape> = {
  audit_events: {
    columns: [
      key(),
      whole('number'),
      instant('occurred_at'),
      id('actor_id', optional),
      text('action', 40),
      id('subject_id', optional),
      long('detail'),
      text('digest', 64),
    ],
    refs: { actor_id: 'people' },
    unique: [['number']],
    index: [['subject_id'], ['actor_id']],
    checks: { number: 'number >= 1' },
  },
  audit_head: {
    columns: [whole('id', { isPrimary: true }), whole('last_no'), text('last_digest', 64)],
    checks: { one: 'id = 1' },
  },
  invitations: {
    columns: [
      text('token_hash', 64, { isPrimary: true }),
      id('person_id'),
      text('kind', 16),
      text('delivered_by', 8),
      instant('created_at'),
      instant('ends_at'),
      instant('used_at', optional),
      id('created_by_id', optional),
    ],
    refs: { person_id: 'people', created_by_id: 'people' },
    index: [['person_id']],
    checks: {
      kind: `kind IN ('invitation', 'password-reset')`,
      delivered_by: `delivered_by IN ('mail', 'link')`,
    },
  },
  outbox_messages: {
    columns: [
      key(),
      id('person_id'),
      text('template', 40),
      long('details'),
      text('once_key', 100, optional),
      instant('created_at'),
      whole('tries'),
      instant('next_try_at', optional),
      instant('ends_at', optional),
      instant('sent_at', optional),
      instant('gave_up_at', optional),
      text('last_error', 200, optional),
    ],
    refs: { person_id: 'people' },
    unique: [['person_id', 'once_key']],
    index: [['next_try_at'], ['person_id']],
  },
  work_patterns: {
    columns: [
      key(),
      id('person_id'),
      day('from_on'),
      whole('minutes_per_week'),
      text('working_days', 7),
      text('engagement', 12),
      whole('withdrawn'),
      instant('recorded_at'),
      id('recorded_by_id', optional),
    ],
    refs: { person_id: 'people', recorded_by_id: 'people' },
    index: [['person_id']],
    checks: {
      withdrawn: 'withdrawn IN (0, 1)',
      minutes_per_week: 'minutes_per_week >= 0 AND minutes_per_week <= 10080',
      engagement: `engagement IN ('paid', 'volunteer')`,
    },
  },
  pauses: {
    chained: true,
    columns: [
      key(),
      whole('pause_no'),
      whole('revision'),
      day('from_on'),
      day('to_on', optional),
      whole('withdrawn'),
      instant('recorded_at'),
      id('recorded_by_id', optional),
    ],
    refs: { recorded_by_id: 'people' },
    unique: [['person_id', 'pause_no', 'revision']],
    checks: { withdrawn: 'withdrawn IN (0, 1)', order: 'to_on IS NULL OR to_on >= from_on' },
  },
  assignments: {
    chained: true,
    columns: [
      key(),
      id('enrolment_id'),
      id('assigned_by_id', optional),
      day('due_on', optional),
      instant('assigned_at'),
    ],
    refs: { enrolment_id: 'enrolments', assigned_by_id: 'people' },
    index: [['enrolment_id']],
  },
  waivers: {
    chained: true,
    columns: [key(), id('enrolment_id'), id('waived_by_id', optional), instant('waived_at')],
    refs: { enrolment_id: 'enrolments', waived_by_id: 'people' },
    index: [['enrolment_id']],
  },
  fact_notes: {
    columns: [id('fact_id', { isPrimary: true }), id('author_id', optional), long('text'), instant('written_at')],
    refs: { author_id: 'people' },
  },
  roster_imports: {
    columns: [
      key(),
      text('file_sha256', 64),
      whole('row_count'),
      whole('refused_count'),
      whole('added_count'),
      whole('changed_count'),
      long('changes'),
      instant('imported_at'),
      id('imported_by_id', optional),
      instant('undone_at', optional),
      id('undone_by_id', optional),
      long('left_alone', optional),
    ],
    refs: { imported_by_id: 'people', undone_by_id: 'people' },
  },
  staged_rosters: {
    columns: [
      key(),
      id('staged_by_id'),
      text('file_sha256', 64),
      long('content'),
      instant('staged_at'),
      instant('ends_at'),
    ],
    refs: { staged_by_id: 'people' },
    index: [['staged_by_id']],
  },
  checklist_signatures: {
    chained: true,
    columns: [
      key(),
      text('item_id', 60),
      text('signed_as', 12),
      id('signed_by_id'),
      day('signed_on'),
      instant('signed_at'),
    ],
    refs: { signed_by_id: 'people' },
    unique: [['person_id', 'item_id', 'signed_as']],
    checks: { signed_as: `signed_as IN ('person', 'supervisor')` },
  },
};

const frozen = ['audit_events', 'work_patterns', ...Object.keys(shapes).filter((name) => shapes[name]!.chained)];

/** One of a kind while it lasts: the same role, team or supervisor is not held twice at once. */
const onlyOnce = {
  uq_role_grants_held: 'role_grants (person_id, role) WHERE revoked_at IS NULL',
  uq_memberships_open: 'memberships (person_id, team_id) WHERE to_on IS NULL',
  uq_supervisions_open: 'supervisions (supervisor_id, person_id) WHERE to_on IS NULL',
};

/** What running a place needs: audit, invitations, mail, working patterns, pauses, assignments, waivers, imports, checklists. */
export class Running1764200000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    for (const [name, shape] of Object.entries(shapes)) await q.createTable(tableOf(name, shape));
    await q.query(`INSERT INTO audit_head (id, last_no, last_digest) VALUES (1, 0, '')`);
    await freeze(q, frozen);
    for (const [name, where] of Object.entries(onlyOnce)) await q.query(`CREATE UNIQUE INDEX "${name}" ON ${where}`);
    await q.query('ALTER TABLE teams ADD COLUMN closed_on varchar(10)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE teams DROP COLUMN closed_on');
    for (const name of Object.keys(onlyOnce)) await q.query(`DROP INDEX "${name}"`);
    for (const name of Object.keys(shapes).reverse()) await q.dropTable(name);
  }
}
