import { personLedgers } from '../../src/database/ledger-tables';
import { rows } from '../../src/database/query';
import { isUniqueViolation } from '../../src/database/transact';
import { entities } from '../../src/entities';
import { newRandomId } from '../../src/shared/ids';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { fillLedgers } from '../support/full-ledgers';

type Row = Record<string, string | number | null>;
let at: TestApp;
beforeAll(async () => {
  at = await startApp();
  const sol = await Browser.as(at, 'sol');
  await sol.get(/href="(\/people\/[^"]+)"/.exec((await sol.get('/team')).text)![1]!);
  await fillLedgers(at);
  await rows(
    at.db,
    `INSERT INTO outbox_messages (id, person_id, template, details, once_key, created_at, tries)
     SELECT 'mail', id, 'slots-soon', '', 'once', created_at, 0 FROM people WHERE email = 'ada@demo.example'`,
  );
  await rows(
    at.db,
    `INSERT INTO module_assets (id, version_id, path, media_type, sha256, body) SELECT 'asset', id, 'images/x.png', 'image/png', 'x', 'x' FROM module_versions WHERE module_slug = 'kind-no'`,
  );
});
afterAll(() => at.close());

const insert = (table: string, row: Row) =>
  rows(
    at.db,
    `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
      .map(() => '?')
      .join(', ')})`,
    Object.values(row),
  ).then(
    () => null,
    (error: unknown) => error,
  );
const firstOf = async (table: string) => (await rows<Row>(at.db, `SELECT * FROM ${table} LIMIT 1`))[0]!;

/** What may be there once, as the migrations say; the entities' test holds the two equal. */
const oneOfAKind: [string, string[]][] = [
  ['people', ['email']],
  ['teams', ['name']],
  ['looks', ['viewer_id', 'person_id', 'looked_on']],
  ['module_versions', ['module_slug', 'number']],
  ['module_assets', ['version_id', 'path']],
  ['enrolments', ['person_id', 'module_slug', 'period']],
  ['enrolment_withdrawals', ['enrolment_id']],
  ['module_starts', ['enrolment_id']],
  ['lesson_completions', ['enrolment_id', 'lesson_id']],
  ['attempts', ['enrolment_id', 'quiz_id', 'number']],
  ['answers', ['attempt_id', 'question_id', 'revision']],
  ['answers', ['attempt_id', 'question_id', 'page_id', 'page_sequence']],
  ['attempt_picks', ['attempt_id']],
  ['submissions', ['attempt_id']],
  ['scenario_runs', ['enrolment_id', 'scenario_id', 'number']],
  ['scenario_steps', ['run_id', 'step_no']],
  ['completions', ['enrolment_id']],
  ['pauses', ['person_id', 'pause_no', 'revision']],
  ['certificates', ['completion_id']],
  ['certificates', ['code']],
  ['certificate_revocations', ['certificate_id']],
  ['certificate_withdrawals', ['certificate_id', 'revision']],
  ['prior_learning_decisions', ['claim_id']],
  ['prior_learning_decisions', ['enrolment_id']],
  ['checklist_signatures', ['person_id', 'item_id', 'signed_as']],
  ['evidence', ['person_id', 'entry_no', 'revision']],
  ['sign_off_facts', ['sign_off_id', 'step_no']],
  ['conversation_entries', ['conversation_id', 'entry_no', 'revision']],
  ['thread_handovers', ['thread_id']],
  ['thread_withdrawals', ['thread_id']],
  ['thread_reply_withdrawals', ['reply_id']],
  ['supervision_entries', ['person_id', 'entry_no', 'revision']],
  ['group_items', ['code_hash']],
  ['journal_share_withdrawals', ['share_id']],
  ['panels', ['module_slug', 'quiz_id', 'question_id', 'question_hash']],
  ['panel_invitations', ['token_hash']],
  ['panel_invitations', ['panel_id', 'invitee']],
  ['panel_answers', ['invitation_id', 'number']],
  ['panel_withdrawals', ['answer_id']],
  ['panel_publications', ['panel_id', 'number']],
  ['panel_publication_answers', ['publication_id', 'answer_id']],
  ['audit_events', ['number']],
  ['outbox_messages', ['person_id', 'once_key']],
  ['due_reminders', ['enrolment_id', 'kind']],
  ['calendar_feeds', ['token_hash']],
  ...personLedgers.map((table): [string, string[]] => [table, ['person_id', 'chain_no']]),
];

it.each(oneOfAKind)('holds one row of %s for each %j', async (table, columns) => {
  const row = await firstOf(table);
  const other = (was: string | number | null) =>
    typeof was === 'number' ? was + 9000 : newRandomId().slice(0, was?.length); // no longer than a column may be
  const free = [
    'id',
    'email',
    'module_slug',
    'chain_no',
    'enrolment_id',
    'claim_id',
    'run_id',
    'attempt_id',
    'page_id',
    'lesson_id',
    'revision',
    'pause_no',
    'entry_no',
    'item_id',
    'thread_id',
    'reply_id',
    'step_no',
    'share_id',
    'certificate_id',
    'completion_id',
    'code',
    'number',
    'token_hash',
    'invitee',
    ...(table === 'calendar_feeds' ? ['person_id'] : []), // the row of one person is known by them
  ];
  const changed = free.filter((column) => column in row && !columns.includes(column));
  const twin = { ...row, ...Object.fromEntries(changed.map((column) => [column, other(row[column]!)])) };
  const error = await insert(table, twin);
  expect(isUniqueViolation(error)).toBe(true);
  expect(String((error as { driverError: { message: string } }).driverError.message)).toMatch(
    new RegExp(
      columns.map((column) => `${table}\\.${column}`).join(', ') + `|uq_${table}_${columns.join('_')}`.slice(0, 61),
    ),
  );
});

it('names above every unique constraint that the entities declare', () => {
  const declared = entities.flatMap((entity) => {
    const { uniques, tableName } = at.db.getMetadata(entity);
    return uniques.map((one) => `${tableName} ${one.columns.map((column) => column.databaseName).join()}`);
  });
  expect(oneOfAKind.map(([table, columns]) => `${table} ${columns.join()}`).sort()).toEqual(declared.sort());
});

it.each<[string, Row]>([
  ['organisations', { id: 2 }],
  ['people', { email: 'UPPER@demo.example' }],
  ['role_grants', { role: 'owner' }],
  ['module_versions', { number: 0 }],
  ['module_versions', { change_class: 'quiet' }],
  ['enrolments', { origin: 'chance' }],
  ['enrolments', { period: 0 }],
  ['attempts', { number: 0 }],
  ['answers', { revision: 5, base_revision: 5 }],
  ['submissions', { marks: 4, out_of: 3 }],
  ['submissions', { passed: 2 }],
  ['session_attendances', { attended: 2 }],
  ['session_dates', { minutes: 0 }],
  ['prior_learning_decisions', { outcome: 'perhaps' }],
  ['prior_learning_decisions', { enrolment_id: null }],
  ['panel_publications', { number: 9, kind: 'published', answers: 2 }],
  ['panel_publications', { number: 9, kind: 'closed', answers: 3 }],
  ['panel_answers', { number: 9, named: 2 }],
  ['evidence', { entry_no: 900, kind: 'observation', level: 5 }],
  ['evidence', { entry_no: 900, kind: 'talk', level: null }],
  ['evidence', { entry_no: 900, kind: 'self-rating', level: 9 }],
  ['evidence', { entry_no: 900, kind: 'wish', level: 1 }],
  ['evidence', { entry_no: 900, kind: 'obstacle', level: null, reason: null }],
  ['evidence', { entry_no: 900, kind: 'praise' }],
  ['evidence', { entry_no: 900, context: 'home' }],
  ['evidence', { entry_no: 900, withdrawn: 2 }],
  ['covers', { to_on: '2020-01-01' }],
  ['thread_marks', { kind: 'praised' }],
  ['due_reminders', { kind: 'ever' }],
  ['mark_grants', { mark: 'hero' }],
  ['sign_off_facts', { step_no: 0 }],
  ['sign_off_facts', { step_no: 900, kind: 'praised' }],
  ['sign_off_facts', { step_no: 900, kind: 'asked', level: 3 }],
  ['sign_off_facts', { step_no: 900, kind: 'rated', moment: null }],
  ['rating_replies', { fact_id: '' }],
  ['conversation_entries', { entry_no: 900, kind: 'point', source: null }],
  ['conversation_entries', { entry_no: 900, kind: 'words', source: null, about_no: null }],
  ['conversation_entries', { entry_no: 900, kind: 'action', source: 'none', who: null, on_day: '2026-11-30' }],
  ['conversation_entries', { entry_no: 900, kind: 'next', source: null, on_day: null }],
  ['conversation_entries', { entry_no: 900, kind: 'secret' }],
  ['conversation_entries', { entry_no: 900, revision: 0 }],
  ['supervision_entries', { entry_no: 900, kind: 'chat' }],
  ['supervision_entries', { entry_no: 900, minutes: 4 }],
  ['supervision_entries', { entry_no: 900, withdrawn: 2 }],
  ['supervision_rhythms', { weeks_first: 27 }],
  ['supervision_rhythms', { weeks_group: null }],
])('refuses in %s what is out of bounds: %j', async (table, wrong) => {
  const error = await insert(table, { ...(await firstOf(table)), id: newRandomId(), ...wrong });
  const { code } = (error as { driverError: { code: string } }).driverError;
  expect(['SQLITE_CONSTRAINT_CHECK', '23514']).toContain(code);
});

it('lets nobody rate themselves as another would, nor anybody else say what they say of themselves', async () => {
  const [seen] = await rows<Row>(at.db, `SELECT * FROM evidence WHERE kind = 'role-play'`);
  const [said] = await rows<Row>(at.db, `SELECT * FROM evidence WHERE kind = 'self-rating'`);
  for (const [row, rater] of [
    [seen!, seen!.person_id!],
    [said!, seen!.rater_id!],
  ] as const) {
    const error = await insert('evidence', {
      ...row,
      id: newRandomId(),
      chain_no: 9000,
      entry_no: 900,
      rater_id: rater,
    });
    expect(['SQLITE_CONSTRAINT_CHECK', '23514']).toContain(
      (error as { driverError: { code: string } }).driverError.code,
    );
  }
});

it('lets nobody sign for themselves, answer for another, watch real work without consent, or be kept apart from themselves', async () => {
  const [rated] = await rows<Row>(at.db, `SELECT * FROM sign_off_facts WHERE kind = 'rated'`);
  const fresh = { id: newRandomId(), step_no: 900, chain_no: 9000 };
  for (const wrong of [
    { by_id: rated!.person_id! },
    { kind: 'agreed', moment: null, level: null, seen_on: null, context: null, consented: null, criteria: null },
    { moment: 'observation', consented: 0 },
    { level: 5 },
    { observer_id: rated!.by_id! },
  ] as Row[]) {
    const error = await insert('sign_off_facts', { ...rated!, ...fresh, ...wrong });
    const { code } = (error as { driverError: { code: string } }).driverError;
    expect([wrong, ['SQLITE_CONSTRAINT_CHECK', '23514'].includes(code)]).toEqual([wrong, true]);
  }
  const apart = await firstOf('rater_exclusions');
  expect(await insert('rater_exclusions', { ...apart, id: newRandomId(), other_id: apart.person_id! })).not.toBeNull();
  expect(isUniqueViolation(await insert('rater_exclusions', { ...apart, id: newRandomId() }))).toBe(true);
  expect(isUniqueViolation(await insert('mark_grants', { ...(await firstOf('mark_grants')), id: newRandomId() }))).toBe(
    true,
  );
});

it('lets nobody supervise themselves, and refuses a row of somebody who does not exist', async () => {
  const one = await firstOf('supervisions');
  expect(await insert('supervisions', { ...one, id: newRandomId(), supervisor_id: one.person_id! })).not.toBeNull();
  const cover = await firstOf('covers');
  expect(await insert('covers', { ...cover, id: newRandomId(), supervisor_id: cover.coverer_id! })).not.toBeNull();
  const error = await insert('memberships', {
    ...(await firstOf('memberships')),
    id: newRandomId(),
    person_id: 'nobody',
  });
  expect(['SQLITE_CONSTRAINT_FOREIGNKEY', '23503']).toContain(
    (error as { driverError: { code: string } }).driverError.code,
  );
});
