import { personLedgers, frozenTables, withdrawableTables } from '../../src/database/ledger-tables';
import { rows } from '../../src/database/query';
import { exportPlaces } from '../../src/records/export-places';
import { type TestApp, startApp } from '../support/app';
import { exported } from '../support/archive';
import { Browser, hiddenFields } from '../support/browser';
import { certify, finish } from '../support/certificates';
import { fillLedgers } from '../support/full-ledgers';
import { idOf } from '../support/mail-app';
import { answerAll, begin, wrongAnswers } from '../support/quiz';

jest.setTimeout(120_000);
let at: TestApp;
let amara: Browser;
beforeAll(async () => {
  at = await startApp();
  await fillLedgers(at);
  amara = await Browser.as(at, 'amara');
});
afterAll(() => at.close());

it('comes as one dated archive that nobody keeps, with what it is in plain words', async () => {
  const { status, header, body } = await amara.download('/my-record', '/my-record/exports');
  expect(status).toBeLessThan(300);
  expect(header['content-type']).toBe('application/zip');
  expect(header['content-disposition']).toMatch(/^attachment; filename="waymark-record-\d{4}-\d\d-\d\d\.zip"$/);
  expect(header['cache-control']).toBe('no-store');
  expect(body.subarray(0, 2).toString()).toBe('PK');
  const files = await exported(amara);
  expect(files['README.txt']).toMatch(/Everything that Waymark keeps about Amara/);
  expect(files['README.txt']).toContain('Nothing ties them to you');
  for (const name of Object.keys(files).filter((one) => /\.(csv|json)$/.test(one) && !one.includes('/')))
    expect([name, files['README.txt']!.includes(name)]).toEqual([name, true]);
  for (const [name, text] of Object.entries(files))
    if (name.endsWith('.json')) expect(() => JSON.parse(text) as unknown).not.toThrow();
});

it('has a place for every table that is kept', () => {
  for (const table of [...frozenTables, ...withdrawableTables])
    expect([table, exportPlaces[table]]).not.toEqual([table, undefined]);
  for (const table of personLedgers) expect([table, typeof exportPlaces[table]]).toEqual([table, 'string']);
});

it('holds every fact of every ledger about somebody, with its time', async () => {
  const files = new Map<string, Record<string, string>>();
  for (const table of personLedgers) {
    const of = `JOIN people p ON p.id = t.person_id AND p.deactivated_at IS NULL`;
    const [some] = await rows<{ email: string }>(
      at.db,
      `SELECT p.email AS "email" FROM ${table} t ${of} ORDER BY t.id`,
    );
    const name = some!.email.split('@')[0]!;
    if (!files.has(name)) files.set(name, await exported(await Browser.as(at, name)));
    const facts = await rows<Record<string, unknown>>(
      at.db,
      `SELECT * FROM ${table} WHERE person_id = '${await idOf(at, name)}'`,
    );
    for (const fact of facts) {
      const column = ['_at', '_on', 'kind'].flatMap((end) => Object.keys(fact).filter((one) => one.endsWith(end)))[0]!;
      const text = files.get(name)![exportPlaces[table]!];
      expect([name, table, text?.includes(String(fact[column]))]).toEqual([name, table, true]);
    }
  }
});

it('gives every answer as it was given, and neither what is right nor why', async () => {
  const ben = await Browser.as(at, 'ines');
  const attempt = await begin(ben);
  await answerAll(ben, attempt, wrongAnswers);
  const open = (await exported(ben))['quizzes.json']!;
  await ben.send(`${attempt}/review`, `${attempt}/submission`);
  const closed = (await exported(ben))['quizzes.json']!;
  const [row] = await rows<{ model: string }>(
    at.db,
    `SELECT model AS "model" FROM module_versions WHERE module_slug = 'kind-no' ORDER BY number DESC LIMIT 1`,
  );
  const { quizzes } = JSON.parse(row!.model) as {
    quizzes: {
      questions: {
        markdown: string;
        feedback: string;
        options?: { text: string; right: boolean; feedback: string }[];
      }[];
    }[];
  };
  const questions = quizzes.flatMap((quiz) => quiz.questions);
  for (const text of [open, closed]) {
    for (const { feedback, options = [] } of questions) {
      const hidden = [feedback, ...options.map((one) => one.feedback)].filter(Boolean);
      for (const words of hidden) expect(text).not.toContain(JSON.stringify(words).slice(1, -1));
    }
    expect(text).not.toContain('"right"');
    expect(JSON.parse(text)).toMatchObject([{ quiz: expect.any(String) as string, attempt: 1 }]);
  }
  const given = (JSON.parse(closed) as { questions: { answers: { given: string[] }[] }[] }[])[0]!.questions;
  expect(given.every(({ answers }) => answers.length > 0 && answers.every((one) => one.given.length > 0))).toBe(true);
  expect(closed).toContain('"marks"');
  expect(open).toContain('"handedIn": null');
});

it('carries certificates with their signed files and PDFs, and the signed record', async () => {
  const grace = await Browser.as(at, 'grace');
  await finish(grace);
  await certify(grace);
  const files = await exported(grace);
  const names = Object.keys(files).filter((name) => name.startsWith('certificates/'));
  expect(names.filter((name) => name.endsWith('.pdf'))).toHaveLength(1);
  expect(files[names.find((name) => name.endsWith('.pdf'))!]!.startsWith('%PDF')).toBe(true);
  expect(JSON.parse(files['portable-record.json']!)).toMatchObject({ record: { format: 'waymark-record-1' } });
});

it('holds nobody else: no address, and no name but of those whom the person is told of', async () => {
  const files = await exported(amara);
  const all = Object.values(files).join('\n');
  const people = await rows<{ name: string; email: string }>(
    at.db,
    'SELECT name AS "name", email AS "email" FROM people',
  );
  const others = people.filter(({ email }) => !email.startsWith('amara@'));
  expect(others.filter(({ email }) => all.includes(email))).toEqual([]);
  const known = await rows<{ name: string }>(
    at.db,
    `SELECT p.name AS "name" FROM people p WHERE p.id IN (SELECT supervisor_id FROM supervisions WHERE person_id = ?)
      OR p.id IN (SELECT viewer_id FROM looks WHERE person_id = ?) OR p.id IN (SELECT signed_by_id FROM checklist_signatures WHERE person_id = ?)
      OR p.id IN (SELECT reader_id FROM journal_shares WHERE person_id = ?)
      OR p.id IN (SELECT by_id FROM sign_off_facts WHERE person_id = ?) OR p.id IN (SELECT observer_id FROM sign_off_facts WHERE person_id = ?)`,
    Array<string>(6).fill(await idOf(at, 'amara')),
  );
  const names = new Set(known.map(({ name }) => name));
  expect(others.filter(({ name }) => all.includes(name) && !names.has(name))).toEqual([]);
  expect(all).not.toMatch(/argon2|PRIVATE KEY|password_hash|ciphertext/);
});

it('is in the log each time, by whom and no more', async () => {
  const id = await idOf(at, 'amara');
  const count = async () =>
    (await rows(at.db, `SELECT id FROM audit_events WHERE action = 'record.exported' AND actor_id = ?`, [id])).length;
  const before = await count();
  await exported(amara);
  expect(await count()).toBe(before + 1);
  const token = hiddenFields((await amara.get('/my-record')).text, '/my-record/exports')._csrf!;
  expect((await amara.post('/my-record/exports', {})).status).toBe(403);
  expect((await amara.post('/my-record/exports', { _csrf: token }, { 'sec-fetch-site': 'cross-site' })).status).toBe(
    403,
  );
  expect(await count()).toBe(before + 1);
});
