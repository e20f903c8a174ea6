import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../../src/operations/commands';
import { rows } from '../../src/database/query';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { visibleState } from '../support/roster';

jest.setTimeout(60_000);
const folder = mkdtempSync(join(tmpdir(), 'waymark-roster-'));
let at: TestApp;
beforeAll(async () => {
  at = await startApp();
  process.env.DATA_DIR = at.place.dataDir;
  process.env.DATABASE_URL = at.place.databaseUrl ?? '';
  process.env.COURSES_DIR = join(__dirname, '..', 'courses');
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await at.close();
});

/** Runs the command beside the running server. @returns its exit code and what it printed. */
async function command(content: string | null, ...more: string[]): Promise<{ code: number; printed: string }> {
  const file = join(folder, 'roster.csv');
  if (content !== null) writeFileSync(file, content);
  const printed: string[] = [];
  const spies = (['log', 'error'] as const).map((way) =>
    jest.spyOn(console, way).mockImplementation((...line: unknown[]) => void printed.push(line.join(' '))),
  );
  const code = await run(['people', 'import', ...(content === null ? [] : [file]), ...more]);
  for (const spy of spies) spy.mockRestore();
  return { code, printed: printed.join('\n') };
}

const good = 'name;email;team\nIda Ek;ida@roster.example;North\nBen Adeyemi;ben@demo.example;South\n';

it('says line by line what it would do, and changes nothing', async () => {
  const before = await visibleState(at);
  const { code, printed } = await command(good, '--dry-run');
  expect(code).toBe(0);
  expect(printed).toContain('line 2: new ida@roster.example');
  expect(printed).toContain('line 3: changed ben@demo.example');
  expect(printed).toContain('1 new, 1 changed, 0 the same, 0 left out. Nothing was changed: this was a dry run.');
  expect(await visibleState(at)).toEqual(before);
});

it('imports beside the running server, and finds nothing the second time', async () => {
  expect(await command(good)).toMatchObject({ code: 0, printed: expect.stringContaining('Imported as') as string });
  expect((await command(good)).printed).toContain('0 new, 0 changed, 2 the same, 0 left out. Nothing is new');
  const [entry] = await rows<{ actorId: string | null }>(
    at.db,
    `SELECT actor_id AS "actorId" FROM audit_events WHERE action = 'roster.imported'`,
  );
  expect(entry).toEqual({ actorId: null });
  const ada = await Browser.as(at, 'ada');
  expect((await ada.get('/administration/roster')).text).toContain('Waymark itself');
  expect((await ada.get('/administration/audit')).text).toContain('Imported a roster: 1 added, 1 changed, 0 left out');
});

it('ends with 1 and names the line when one is left out, and imports the others', async () => {
  const { code, printed } = await command(
    `${good}Jon Li;jon@roster.example;Nowhere\nKim Oh;kim@roster.example;South\n`,
  );
  expect(code).toBe(1);
  expect(printed).toContain('line 4: There is no team “Nowhere”.');
  expect(printed).toContain('1 new, 0 changed, 2 the same, 1 left out. Imported as');
});

it.each<[string, string | null, string[], number, string]>([
  ['no list', 'PK\u0003\u0004\0\0', [], 1, 'This cannot be read as a list.'],
  ['no file', null, [], 2, 'Say which file to read: bin/waymark people import FILE [--dry-run]'],
  ['a file that is not there', null, ['/nowhere/roster.csv'], 2, 'The file /nowhere/roster.csv cannot be read.'],
  ['an unknown option', good, ['--force'], 2, 'Say which file to read'],
])('refuses %s', async (_, content, more, code, sentence) => {
  const done = await command(content, ...more);
  expect([done.code, done.printed.includes(sentence)]).toEqual([code, true]);
});
