import { rows } from '../../src/database/query';
import { policy } from '../../src/sign-in/policy.rules';
import { newRandomId } from '../../src/shared/ids';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { ask, groupChoice, personId } from './questions';

jest.setTimeout(60_000);
let at: TestApp;
let ids: Record<string, string>;
beforeAll(async () => {
  at = await startApp();
  const amara = await Browser.as(at, 'amara');
  const note = await ask(amara, 'note', 'MARKER-NOTE');
  await ask(amara, 'supervisor', 'MARKER-SUPERVISOR');
  await ask(amara, await groupChoice(amara), 'MARKER-LIST');
  const [sol, log] = [await Browser.as(at, 'sol'), `/people/${await personId(at, 'amara')}/supervision`];
  await sol.send(log, `${log}/notes`, { text: 'MARKER-SHARED' });
  await sol.send(log, `${log}/preparations`, { text: 'MARKER-PREPARED' });
  const [version] = await rows<{ id: string }>(at.db, 'SELECT id AS "id" FROM module_versions');
  const [team] = await rows<{ id: string }>(at.db, 'SELECT id AS "id" FROM teams ORDER BY name');
  ids = {
    ':slug': 'kind-no',
    ':lesson': 'three-parts',
    ':quiz': 'check',
    ':person': await personId(at, 'amara'),
    ':thread': note.location.replace('/questions/', ''),
    ':version': version!.id,
    ':team': team!.id,
    ':key': 'org.name',
    ':n': '1',
  };
});
afterAll(() => at.close());

const filled = (path: string) => path.replace(/:\w+/g, (name) => ids[name] ?? newRandomId());
const pages = policy.filter(({ method, path }) => method === 'GET' && !path.includes('*'));

/** The markers that somebody finds over every page that there is. */
async function found(name: string): Promise<string[]> {
  const browser = await Browser.as(at, name);
  const seen = new Set<string>();
  for (const { path } of pages)
    for (const [marker] of (await browser.get(filled(path))).text.matchAll(/MARKER-[A-Z]+/g)) seen.add(marker);
  return [...seen].sort();
}

it.each([
  ['amara', ['MARKER-NOTE', 'MARKER-SHARED', 'MARKER-SUPERVISOR']],
  ['sol', ['MARKER-PREPARED', 'MARKER-SHARED', 'MARKER-SUPERVISOR']],
  ['ben', []],
  ['uma', []],
  ['tess', []],
  ['ada', []],
])('shows %s of a person’s questions exactly %j, on all pages together', async (name, markers) => {
  expect(pages.length).toBeGreaterThan(40);
  expect(await found(name)).toEqual(markers);
});
