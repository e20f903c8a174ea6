import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rows } from '../../src/database/query';
import { openArchive } from '../../src/operations/backup/archive-reader';
import { policy } from '../../src/sign-in/policy.rules';
import { type TestApp, startApp } from '../support/app';
import { exported } from '../support/archive';
import { backUp, coursesDir, linesOf } from '../support/backups';
import { Browser, hiddenFields } from '../support/browser';
import { coursesToReflectOn, keep, keepEntry, lesson } from '../support/journal';
import { idOf } from '../support/mail-app';
import { answerAll, begin, wrongAnswers } from '../support/quiz';
import { tablesOf } from '../support/tables';

jest.setTimeout(240_000);
const marker = 'quagmarktowel';
const courses = coursesToReflectOn();
let at: TestApp;
let entry: string;
const others = ['ben', 'chloe', 'tess', 'rae', 'sol', 'uma', 'ada'];
const people = new Map<string, Browser>();
beforeAll(async () => {
  at = await startApp({ COURSES_DIR: courses.dir });
  for (const name of ['amara', ...others]) people.set(name, await Browser.as(at, name));
  const amara = people.get('amara')!;
  ({ entry } = await keepEntry(amara, `A ${marker} that I wrote.`));
  await keep(amara, `Another ${marker}.`, 'kind-line');
  const changed = hiddenFields((await amara.get(entry)).text, `${entry}/text`);
  await amara.post(`${entry}/text`, { ...changed, text: `A ${marker} that I changed.` });
  await amara.post(`${entry}/text`, { ...changed, text: `A stale ${marker}.` });
  await amara.post('/journal/entries', { ...changed, text: marker.repeat(2_000) });
  await amara.post('/journal/entries', { text: marker }); // without a token: a page about an error
  await amara.get(`/journal/new?module=${marker}`);
  await at.db.query('ALTER TABLE journal_texts RENAME TO gone');
  const broken = await amara.post('/journal/entries', { ...changed, text: `A ${marker} in an error.` });
  expect([broken.status, broken.text.includes(marker)]).toEqual([500, false]);
  await at.db.query('ALTER TABLE gone RENAME TO journal_texts');
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

/** Every address of a route that the facts of this place can fill, a few of each. */
async function addresses(): Promise<string[]> {
  const ids = async (text: string) => (await rows<{ id: string }>(at.db, text)).map(({ id }) => id).slice(0, 40);
  const amara = await idOf(at, 'amara');
  const values: Record<string, string[]> = {
    slug: ['kind-no', 'looking-back'],
    lesson: ['three-parts', 'a-look'],
    quiz: ['check'],
    n: ['1'],
    file: ['x.png'],
    token: ['none'],
    key: ['org.name', 'crisis.lines'],
    code: ['none'],
    person: [amara, ...(await ids(`SELECT id FROM people ORDER BY id LIMIT 4`))],
    team: await ids('SELECT id FROM teams'),
    version: await ids('SELECT id FROM module_versions'),
    attempt: await ids(`SELECT id FROM attempts WHERE person_id = '${amara}'`),
    entry: await ids('SELECT id FROM journal_entries'),
    share: await ids('SELECT id FROM journal_shares'),
  };
  return policy
    .filter(({ method, path }) => method === 'GET' && !path.includes('*'))
    .flatMap(({ path }) => {
      const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
      return names.reduce(
        (all, name) => all.flatMap((one) => (values[name] ?? ['none']).map((value) => one.replace(`:${name}`, value))),
        [path],
      );
    });
}

async function pagesWithMarker(name: string, all: readonly string[]): Promise<string[]> {
  const browser = people.get(name) ?? new Browser(at);
  const found: string[] = [];
  for (const address of all) if ((await browser.get(address)).text?.includes(marker)) found.push(address);
  return found;
}

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));

it('is on its author’s own pages', async () => {
  expect(await pagesWithMarker('amara', ['/journal', entry, '/my-record', '/my-training', lesson])).toEqual([
    '/journal',
    entry,
  ]);
});

it('is in no table of the database, and in no file of the place, a backup included', async () => {
  for (const table of await tablesOf(at.db))
    expect([table, JSON.stringify(await rows(at.db, `SELECT * FROM "${table}"`)).includes(marker)]).toEqual([
      table,
      false,
    ]);
  const folder = mkdtempSync(join(tmpdir(), 'waymark-privacy-'));
  const place = { ...at.place, coursesDir, backupPassphrase: null };
  await backUp(place, join(folder, 'all.waymark'));
  expect(
    Object.values(await linesOf(at.place))
      .flat()
      .join('\n'),
  ).not.toContain(marker);
  const files = [...filesBelow(at.place.dataDir), ...filesBelow(folder)];
  expect(files.length).toBeGreaterThan(1);
  const holds = (bytes: Buffer) =>
    bytes.includes(marker) || bytes.includes(Buffer.from(marker).toString('base64').slice(0, 12));
  expect(files.filter((file) => holds(readFileSync(file)))).toEqual([]);
  let ledgerLines = 0;
  for await (const line of (await openArchive(join(folder, 'all.waymark'), null)).lines()) {
    const text = JSON.stringify(line);
    if (text.includes('reflection')) ledgerLines++;
    expect(text).not.toContain(marker);
  }
  expect(ledgerLines).toBeGreaterThan(0);
  rmSync(folder, { recursive: true });
});

it('is on no page of anybody else, nor in a download, whatever their role', async () => {
  const amara = people.get('amara')!;
  await answerAll(amara, await begin(amara), wrongAnswers);
  const all = await addresses();
  expect(all).toEqual(expect.arrayContaining([entry, '/team.csv', '/my-record', '/administration/audit']));
  for (const name of [...others, 'nobody']) expect([name, await pagesWithMarker(name, all)]).toEqual([name, []]);
  const audit = await people.get('ada')!.send('/administration/audit', '/administration/audit/exports');
  expect([audit.status < 300, audit.text.includes(marker)]).toEqual([true, false]);
  const holds = async (name: string) =>
    Object.values(await exported(people.get(name)!))
      .join('\n')
      .includes(marker);
  for (const name of others) expect([name, await holds(name)]).toEqual([name, false]);
  expect(await holds('amara')).toBe(true);
  const signed = await amara.download('/my-record', '/my-record/portable-records');
  expect([signed.status < 300, signed.body.includes(marker)]).toEqual([true, false]);
});

it('is on one page of one reader while it is shared, and nowhere else', async () => {
  const amara = people.get('amara')!;
  await amara.send(entry, `${entry}/shares`, { readerId: await idOf(at, 'sol') });
  const [share] = await rows<{ id: string }>(at.db, 'SELECT id FROM journal_shares');
  const all = await addresses();
  for (const name of [...others, 'nobody'])
    expect([name, await pagesWithMarker(name, all)]).toEqual([
      name,
      name === 'sol' ? [`/journal/shared/${share!.id}`] : [],
    ]);
  expect(Object.values(await exported(people.get('sol')!)).join('\n')).not.toContain(marker);
  await amara.send(entry, `${entry}/shares/${share!.id}/withdrawal`);
  expect(await pagesWithMarker('sol', [`/journal/shared/${share!.id}`])).toEqual([]);
});
