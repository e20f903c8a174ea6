import { createHash } from 'node:crypto';
import { frozenTables } from '../../src/database/ledger-tables';
import { rows } from '../../src/database/query';
import { findDifferences } from '../../src/operations/verify';
import { newId } from '../../src/shared/ids';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { Courses } from '../support/courses';
import { writeEveryType } from '../support/every-type';
import { answerPanel, inviteToPanel, panelsAt } from '../support/panel';
import { server } from '../support/place';
import { begin } from '../support/quiz';

jest.setTimeout(120_000);
const courses = new Courses();
const hug = { slug: 'every-type', quiz: 'check', question: 'a-hug' };
let at: TestApp;
beforeAll(async () => {
  writeEveryType(courses);
  at = await startApp({ COURSES_DIR: courses.dir });
  const tess = await Browser.as(at, 'tess');
  for (const name of ['Dario', 'Grace', 'Wes']) {
    const link = await inviteToPanel(tess, hug, { name });
    await answerPanel(at, link, { step: 'It depends', reason: 'I have been there, and it helped to ask first.' });
  }
  await tess.send(panelsAt('every-type'), `${panelsAt('every-type')}/check/a-hug/publications`);
  await begin(await Browser.as(at, 'amara'));
  const triggersOf = (table: string, changes: string[]) =>
    server ? [`${table}_rows_stay ON ${table}`] : changes.map((change) => `${table}_no_${change}`);
  for (const trigger of frozenTables.flatMap((table) => triggersOf(table, ['update', 'delete'])))
    await rows(at.db, `DROP TRIGGER ${trigger}`);
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

type Row = Record<string, string>;
const one = async (text: string) => (await rows<Row>(at.db, text))[0]!;

/** Writes another value into one column, says what verify finds, and puts the value back. */
async function having(table: string, row: Row, column: string, value: string): Promise<string[]> {
  const set = `UPDATE ${table} SET ${column} = ? WHERE id = ?`;
  await rows(at.db, set, [value, row.id]);
  const found = await findDifferences(at.app);
  await rows(at.db, set, [row[column], row.id]);
  expect(await findDifferences(at.app)).toEqual([]);
  return found;
}

it('finds nothing where nothing was touched', async () => expect(await findDifferences(at.app)).toEqual([]));

it('names a published text that was altered', async () => {
  const row = await one(`SELECT * FROM module_versions WHERE module_slug = 'kind-no'`);
  const model = JSON.parse(row.model!) as { lessons: { id: string; blocks: { id: string; markdown: string }[] }[] };
  const [lesson] = model.lessons;
  lesson!.blocks[1]!.markdown += ' Say yes.';
  expect(await having('module_versions', row, 'model', JSON.stringify(model))).toContain(
    `module_versions ${row.id!}: the text of ${lesson!.id}/${lesson!.blocks[1]!.id} is not the one that was published.`,
  );
  expect(await having('module_versions', row, 'model', row.model!.slice(0, 99))).toContain(
    `module_versions ${row.id!}: its text cannot be read.`,
  );
  expect(await having('module_versions', row, 'title', 'Another')).toContain(
    `module_versions ${row.id!}: it is not the module that it says.`,
  );
});

it('names a picture that is not the one that was published', async () => {
  const version = await one('SELECT id FROM module_versions LIMIT 1');
  const bytes = Buffer.from('a picture');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const row = { id: '01a20000-0000-7000-8000-000000000001', body: bytes.toString('base64') };
  await rows(
    at.db,
    'INSERT INTO module_assets (id, version_id, path, media_type, sha256, body) VALUES (?, ?, ?, ?, ?, ?)',
    [row.id, version.id, 'images/a.png', 'image/png', sha256, row.body],
  );
  const found = await having('module_assets', row, 'body', Buffer.from('another').toString('base64'));
  expect(found).toEqual([`module_assets ${row.id}: the file is not the one that was published.`]);
});

it('names a try that asks what its version does not have, or something twice', async () => {
  const row = await one('SELECT * FROM attempt_picks LIMIT 1');
  const [first, ...others] = JSON.parse(row.question_ids!) as string[];
  const strange = await having('attempt_picks', row, 'question_ids', JSON.stringify(['nowhere', ...others]));
  expect(strange).toContain(`attempt_picks of attempt ${row.attempt_id!}: it asks what its version does not have.`);
  const twice = await having('attempt_picks', row, 'question_ids', JSON.stringify([first, first]));
  expect(twice).toContain(`attempt_picks of attempt ${row.attempt_id!}: it asks nothing, or something twice.`);
});

it('names a panel that shows other answers than it says, and words that were taken back', async () => {
  const shown = await one('SELECT * FROM panel_publications');
  const more = await having('panel_publications', shown, 'answers', '9');
  expect(more).toContain(`panel_publications ${shown.id!}: it does not show the answers that it says.`);
  const [answer] = await rows<Row>(at.db, 'SELECT answer_id FROM panel_reasons');
  const taken = [newId(), answer!.answer_id, '2026-11-20T10:00:00.000Z'];
  await rows(at.db, 'INSERT INTO panel_withdrawals (id, answer_id, withdrawn_at) VALUES (?, ?, ?)', taken);
  expect(await findDifferences(at.app)).toContain(
    `panel_answers ${answer!.answer_id!}: its words do not fit its withdrawal.`,
  );
});
