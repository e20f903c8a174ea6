import { PriorLearningService } from '../../src/completions/prior-learning.service';
import { PeopleService } from '../../src/people/people.service';
import { rows } from '../../src/database/query';
import { frozenTables } from '../../src/database/ledger-tables';
import { differencesIn, findDifferences } from '../../src/operations/verify';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { server } from '../support/place';
import { beginRun, choose } from '../support/scenario';
import { writeScenarioModule } from '../support/scenario-course';
import { coursesWithSlots } from '../support/slots';

jest.setTimeout(60_000);
let at: TestApp;
beforeAll(async () => {
  at = await startApp();
  for (const table of frozenTables)
    for (const trigger of server ? [`${table}_rows_stay ON ${table}`] : [`${table}_no_update`, `${table}_no_delete`])
      await rows(at.db, `DROP TRIGGER ${trigger}`);
});
afterAll(() => at.close());

async function differences(): Promise<string[]> {
  const found: string[] = [];
  const count = await differencesIn(at.app, (difference) => found.push(difference));
  expect(count).toBe(found.length);
  return found;
}

/** Does it, says what verify finds of the derived facts, and takes it back. */
async function after(change: string, back: () => Promise<unknown>): Promise<string[]> {
  await rows(at.db, change);
  const found = await differences();
  await back();
  expect(await differences()).toEqual([]);
  return found;
}

const one = async (text: string) => (await rows<Record<string, unknown>>(at.db, text))[0]!;
const putBack = (table: string, row: Record<string, unknown>) => () =>
  rows(
    at.db,
    `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
      .map(() => '?')
      .join(', ')})`,
    Object.values(row),
  );

it('finds no difference in the demonstration', async () => expect(await differences()).toEqual([]));

it('names a completion that is missing', async () => {
  const row = await one(
    'SELECT * FROM completions c WHERE NOT EXISTS (SELECT 1 FROM certificates d WHERE d.completion_id = c.id) LIMIT 1',
  );
  const found = await after(`DELETE FROM completions WHERE id = '${String(row.id)}'`, putBack('completions', row));
  expect(found).toContain(`enrolments ${String(row.enrolment_id)}: everything is done, and there is no completion.`);
});

it('names a completion that no facts give', async () => {
  const row = await one(
    'SELECT l.* FROM lesson_completions l JOIN completions c ON c.enrolment_id = l.enrolment_id LIMIT 1',
  );
  const found = await after(
    `DELETE FROM lesson_completions WHERE id = '${String(row.id)}'`,
    putBack('lesson_completions', row),
  );
  expect(found).toContain(`completions of enrolment ${String(row.enrolment_id)}: the facts do not give it.`);
});

it('names a completion whose accepted prior learning is gone', async () => {
  const idOf = async (name: string) =>
    String((await one(`SELECT id FROM people WHERE email = '${name}@demo.example'`)).id);
  const [liam, tess] = [await idOf('liam'), await idOf('tess')];
  const claims = at.app.get(PriorLearningService);
  await at.app.get(PeopleService).transact(async (manager) => {
    await claims.claim(manager, liam, 'kind-no', 'I did this at another place.');
    const claim = (await claims.findLast(liam, 'kind-no', manager))!;
    await claims.decide(manager, claim.id, { outcome: 'accepted', reason: 'That covers it.' }, tess);
  });
  const row = await one(`SELECT * FROM prior_learning_decisions WHERE person_id = '${liam}'`);
  const found = await after(
    `DELETE FROM prior_learning_decisions WHERE id = '${String(row.id)}'`,
    putBack('prior_learning_decisions', row),
  );
  expect(found).toContain(`completions of enrolment ${String(row.enrolment_id)}: the facts do not give it.`);
});

it('names a score that the answers do not give', async () => {
  const row = await one('SELECT * FROM submissions WHERE marks > 0 LIMIT 1');
  const set = (marks: unknown) => `UPDATE submissions SET marks = ${String(marks)} WHERE id = '${String(row.id)}'`;
  const found = await after(set(Number(row.marks) - 1), () => rows(at.db, set(row.marks)));
  expect(
    found.some((line) => line.startsWith(`submissions ${String(row.attempt_id)}: ${Number(row.marks) - 1} of`)),
  ).toBe(true);
});

it('names a module that is asked of somebody twice at once', async () => {
  const row = await one(
    `SELECT e.* FROM enrolments e WHERE NOT EXISTS (SELECT 1 FROM completions c WHERE c.enrolment_id = e.id)
     AND NOT EXISTS (SELECT 1 FROM enrolment_withdrawals w WHERE w.enrolment_id = e.id) LIMIT 1`,
  );
  const again = { ...row, id: 'again', period: Number(row.period) + 1, chain_no: 999_999 };
  await putBack('enrolments', again)();
  expect(await differences()).toContain('enrolments again: an earlier one of the same module still stands.');
  await rows(at.db, `DELETE FROM enrolments WHERE id = 'again'`);
});

it('names somebody whose chain has lost its end', async () => {
  const row = await one('SELECT * FROM ledger_heads WHERE last_no > 0 LIMIT 1');
  const found = await after(
    `DELETE FROM ledger_heads WHERE person_id = '${String(row.person_id)}'`,
    putBack('ledger_heads', row),
  );
  expect(found).toContain(`Person ${String(row.person_id)}: the chain does not end where it should.`);
});

it('names a revision that does not follow what it puts right', async () => {
  const row = await one(`SELECT * FROM evidence WHERE kind = 'role-play' LIMIT 1`);
  await putBack('evidence', { ...row, id: 'next', revision: 2, competency: 'COM-9', chain_no: 999_999 })();
  expect(await differences()).toContain('evidence next: it does not follow what it puts right.');
  await rows(at.db, `DELETE FROM evidence WHERE id = 'next'`);
});

it('names a question whose words are not as they should be', async () => {
  const thread = await one(`SELECT id FROM threads LIMIT 1`);
  const words = await one(`SELECT * FROM thread_texts WHERE thread_id = '${String(thread.id)}'`);
  for (const trigger of server ? ['thread_texts_rows_stay ON thread_texts'] : ['thread_texts_no_delete'])
    await rows(at.db, `DROP TRIGGER ${trigger}`);
  const found = await after(
    `DELETE FROM thread_texts WHERE thread_id = '${String(thread.id)}'`,
    putBack('thread_texts', words),
  );
  expect(found).toEqual([`threads ${String(thread.id)}: its words are gone, and nobody took it back.`]);
});

describe('with a scenario', () => {
  const courses = coursesWithSlots();
  let place: TestApp;
  let run: string;
  beforeAll(async () => {
    writeScenarioModule(courses);
    place = await startApp({ COURSES_DIR: courses.dir });
    const amara = await Browser.as(place, 'amara');
    await amara.send('/modules/walk/lessons/one', '/modules/walk/lessons/one/completion');
    run = await beginRun(amara);
    for (const choice of [1, 2]) await choose(amara, run, choice);
    for (const trigger of server ? ['scenario_steps_rows_stay ON scenario_steps'] : ['scenario_steps_no_update'])
      await rows(place.db, `DROP TRIGGER ${trigger}`);
  });
  afterAll(async () => {
    await place.close();
    courses.clear();
  });

  it.each([
    ['an ending that was not reached', 'ended = 1', 'step_no = 1', 1],
    ['a choice that the turn does not have', 'choice_no = 9', 'step_no = 2', 2],
  ])('names %s', async (_, change, where, step) => {
    const id = run.replace('/runs/', '');
    expect(await findDifferences(place.app)).toEqual([]);
    await rows(place.db, `UPDATE scenario_steps SET ${change} WHERE run_id = ? AND ${where}`, [id]);
    const said = `scenario_runs ${id}: step ${step} is not one that the scenario allows.`;
    expect(await findDifferences(place.app)).toContain(said);
    const back = change.startsWith('ended') ? 'ended = 0' : 'choice_no = 2';
    await rows(place.db, `UPDATE scenario_steps SET ${back} WHERE run_id = ? AND ${where}`, [id]);
    expect(await findDifferences(place.app)).toEqual([]);
  });

  it('names a completion whose ending was never reached', async () => {
    await rows(place.db, 'UPDATE scenario_steps SET ended = 0 WHERE step_no = 2');
    const found = await findDifferences(place.app);
    expect(found.some((line) => line.endsWith('the facts do not give it.'))).toBe(true);
  });
});
