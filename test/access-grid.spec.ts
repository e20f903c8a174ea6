import { rows } from '../src/database/query';
import { JournalSharesService } from '../src/journal/journal-shares.service';
import { JournalService } from '../src/journal/journal.service';
import { PeopleService } from '../src/people/people.service';
import { policy } from '../src/sign-in/policy.rules';
import { type TestApp, startApp } from './support/app';
import { Browser, hiddenFields } from './support/browser';
import { fillLedgers } from './support/full-ledgers';
import { coursesWithNeeds } from './support/needs-course';
import { addressOf, isOwned } from './support/owned-ids';

jest.setTimeout(120_000);
const roleOf = {
  amara: 'learner',
  ben: 'learner',
  chloe: 'learner',
  tess: 'trainer',
  rae: 'trainer',
  quinn: 'learner',
  sol: 'supervisor',
  uma: 'supervisor',
  ada: 'administrator',
};
type Name = keyof typeof roleOf;
interface Viewer {
  name: Name;
  id: string;
  browser: Browser;
  csrf: string;
  people: ReadonlySet<string>;
}
const courses = coursesWithNeeds();
let at: TestApp;
let viewers: Viewer[];
let owners: string[];
/** Whose path was withdrawn: nothing is asked of them, so no page about one competency is there. */
let quinn: string;
beforeAll(async () => {
  at = await startApp({ COURSES_DIR: courses.dir });
  await fillLedgers(at);
  const all = await rows<{ id: string; email: string }>(at.db, 'SELECT id AS "id", email AS "email" FROM people');
  const idOf = (name: string) => all.find(({ email }) => email === `${name}@demo.example`)!.id;
  const supervised = await rows<{ supervisorId: string; personId: string }>(
    at.db,
    'SELECT supervisor_id AS "supervisorId", person_id AS "personId" FROM supervisions WHERE to_on IS NULL',
  );
  viewers = [];
  for (const name of Object.keys(roleOf) as Name[]) {
    const browser = await Browser.as(at, name);
    const csrf = hiddenFields((await browser.get('/my-training')).text, '/sign-out')._csrf!;
    const id = idOf(name);
    const people = new Set(supervised.filter((one) => one.supervisorId === id).map((one) => one.personId));
    viewers.push({ name, id, browser, csrf, people });
  }
  quinn = idOf('quinn');
  await shareAnEntry(quinn);
  owners = ['amara', 'ben', 'chloe', 'quinn', 'grace', 'sol', 'uma'].map(idOf);
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

/** What stands in the ledgers already is no longer shared. */
const shareAnEntry = (personId: string) =>
  at.app.get(PeopleService).transact(async (manager) => {
    const shares = at.app.get(JournalSharesService);
    const entryId = await at.app.get(JournalService).write(manager, personId, null, 'What I take from today.');
    const [reader] = await shares.readersFor(personId, manager);
    await shares.add(manager, personId, entryId, reader!.id);
  });

const owned = policy.filter(({ path }) => isOwned(path));
type Row = (typeof policy)[number];

/** The matrix, as design section 2 writes it: one's own, exactly one's people, or what a role runs. */
function mayOpen({ who, whose }: Row, viewer: Viewer, ownerId: string): boolean {
  if (who === 'anyone') return true;
  if (who !== 'signed-in' && who !== roleOf[viewer.name]) return false;
  return whose === 'nobody' || (whose === 'own' ? viewer.id === ownerId : viewer.people.has(ownerId));
}

it('opens every page about somebody to exactly those whom the matrix names, and takes a change from nobody else', async () => {
  const surprises: string[] = [];
  const opened = new Set<string>();
  let asked = 0;
  for (const row of owned)
    for (const ownerId of owners) {
      const address = await addressOf(at.db, row.path, ownerId);
      if (address === null || (ownerId === quinn && row.path.includes(':competency'))) continue;
      for (const viewer of viewers) {
        const may = mayOpen(row, viewer, ownerId);
        if (row.method === 'POST' && may) continue; // what it does then is its own test's
        const answer =
          row.method === 'GET'
            ? await viewer.browser.get(address)
            : await viewer.browser.post(address, { _csrf: viewer.csrf });
        asked++;
        if (may) opened.add(row.path);
        if ((answer.status !== 404) !== may || answer.status >= 500)
          surprises.push(`${viewer.name} ${row.method} ${address}: ${answer.status}`);
      }
    }
  expect(surprises).toEqual([]);
  expect(asked).toBeGreaterThan(1_000);
  expect(owned.filter(({ method, path }) => method === 'GET' && !opened.has(path)).map(({ path }) => path)).toEqual([]);
  console.info(`Asked ${asked} times, of ${owned.length} routes.`);
});
