import { AuditService } from '../../src/audit/audit.service';
import { JournalSharesService } from '../../src/journal/journal-shares.service';
import { rows } from '../../src/database/query';
import { findDifferences } from '../../src/operations/verify';
import type { EntityManager } from 'typeorm';
import { PeopleService } from '../../src/people/people.service';
import { RaterExclusionsService } from '../../src/people/rater-exclusions.service';
import { Clock } from '../../src/shared/clock';
import { addDays } from '../../src/shared/dates.rules';
import { newRandomId } from '../../src/shared/ids';
import { policy } from '../../src/sign-in/policy.rules';
import { startApp, type TestApp } from '../support/app';
import { Browser, mainOf } from '../support/browser';
import { idOf } from '../support/mail-app';
import { coursesWithNeeds } from '../support/needs-course';
import { addressOf } from '../support/owned-ids';

const courses = coursesWithNeeds();
let at: TestApp;
let first: string;
const people = new Map<string, Browser>();
const as = (name: string) => people.get(name)!;
const ids = new Map<string, string>();
const idsOf = (...names: string[]) => names.map((name) => ids.get(name)!);
beforeAll(async () => {
  at = await startApp({ COURSES_DIR: courses.dir });
  first = at.app.get(PeopleService).today();
  for (const name of ['amara', 'ben', 'sol', 'uma', 'ada', 'chloe']) {
    people.set(name, await Browser.as(at, name));
    ids.set(name, await idOf(at, name));
  }
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

/** It is the morning of that day of the test: 0 is the first. */
function on(day: number): void {
  const clock = at.app.get(Clock);
  clock.now = () => new Date(`${addDays(first, day)}T12:00:00Z`);
}
const words = (html: string) =>
  mainOf(html)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
const said = async (name: string, address: string) => words((await as(name).get(address)).text);
const arrange = (from: number, back: number, covererId = ids.get('uma')!) =>
  as('sol').send('/team/covers', '/team/covers', { covererId, from: addDays(first, from), to: addDays(first, back) });
const endings = async (browser: Browser, page: string) =>
  [...(await browser.get(page)).text.matchAll(/action="([^"]+\/ending)"/g)].map(([, action]) => action!);

/** Every page of one of a supervisor's people, as the table of who may come in has them. */
async function pagesOf(name: string): Promise<string[]> {
  const pages = policy.filter(
    (row) => row.method === 'GET' && row.whose === 'my-people' && row.path.includes(':person'),
  );
  const all = await Promise.all(pages.map((row) => addressOf(at.db, row.path, ids.get(name)!)));
  return all.filter((one) => one !== null);
}
const statuses = async (name: string, pages: readonly string[]) => {
  const all: [string, number][] = [];
  for (const page of pages) all.push([page, (await as(name).get(page)).status]);
  return all;
};
/** What the two of a conversation said to each other is nobody else's, whoever covers. */
const isOfTwo = (page: string) => /\/conversation\/./.test(page);
const nothing = (pages: readonly string[]) => pages.map((page): [string, number] => [page, 404]);

describe('a week in which Uma covers for Sol', () => {
  it('is arranged by Sol, with its days, and says what is missing', async () => {
    for (const [from, back, message] of [
      [-1, 3, 'That day is over.'],
      [3, 3, 'has to be after the first day away'],
      [3, 500, 'A cover lasts a year at most.'],
    ] as const) {
      const refused = await arrange(from, back);
      expect([refused.status, refused.text.includes(message)]).toEqual([422, true]);
    }
    for (const nobody of [...idsOf('ben', 'sol'), newRandomId(), ''])
      expect((await arrange(2, 9, nobody)).text).toContain('Choose who covers.');
    expect((await arrange(2, 9)).location).toBe('/team/covers');
    expect((await arrange(8, 12)).text).toContain('Somebody covers on some of these days already.');
    expect(await said('sol', '/team/covers')).toMatch(/Uma Nair covers/);
    expect(await said('uma', '/team/covers')).toMatch(/Covering for Sol Reyes/);
    const [event] = await at.app.get(AuditService).list({ subjectId: ids.get('sol') });
    expect(event).toMatchObject({ action: 'person.cover-arranged', actor: 'Sol Reyes', subject: 'Sol Reyes' });
  });

  it.each([
    [1, 'nothing'],
    [2, 'everything'],
    [8, 'everything'],
    [9, 'nothing'],
  ] as const)('on day %i opens %s of what Sol can open', async (day, what) => {
    on(day);
    const pages = [...(await pagesOf('amara')), ...(await pagesOf('ben'))];
    const sols = await statuses('sol', pages);
    expect(sols.filter(([, status]) => status === 200).length).toBeGreaterThanOrEqual(6);
    const covered = sols.map(([page, status]) => [page, isOfTwo(page) ? 404 : status]);
    expect(await statuses('uma', pages)).toEqual(what === 'everything' ? covered : nothing(pages));
    expect((await as('uma').get('/team')).text.includes('Amara Okafor')).toBe(what === 'everything');
    expect((await as('uma').get('/team')).text).toContain('Chloe Martin');
    const chloes = await pagesOf('chloe');
    expect(await statuses('sol', chloes)).toEqual(nothing(chloes));
    const [competency, today] = [`/people/${ids.get('amara')}/needs/COM-1`, addDays(first, day)];
    const rated = await as('uma').send(competency, `${competency}/evidence`, { kind: 'talk', level: '2', on: today });
    expect(rated.status === 303).toBe(what === 'everything');
  });

  it('is told to the people it is about while it lasts', async () => {
    const note = /Uma Nair \(covers for Sol Reyes until \d+ \w+\)/;
    for (const [day, isOn] of [
      [1, false],
      [2, true],
      [9, false],
    ] as const) {
      on(day);
      for (const address of ['/my-needs', '/my-training'])
        expect([day, address, note.test(await said('amara', address))]).toEqual([day, address, isOn]);
      expect(await said('chloe', '/my-training')).not.toMatch(note);
    }
    on(3);
    expect(await said('uma', '/team')).toContain('You cover for Sol Reyes until');
    expect(await said('uma', `/people/${ids.get('amara')}`)).toContain('You cover for Sol Reyes until');
    expect(await said('sol', '/team')).toContain('Uma Nair covers for you until');
  });

  it('hands over no journal, and cannot be handed on', async () => {
    on(3);
    const readers = await at.app.get(JournalSharesService).readersFor(ids.get('amara')!);
    expect(readers.map(({ name }) => name)).not.toContain('Uma Nair');
    const page = `/administration/people/${ids.get('uma')}/covers`;
    const days = { from: addDays(first, 4), to: addDays(first, 6) };
    const again = await as('ada').send(page, page, { covererId: ids.get('sol')!, ...days });
    expect(again.text).toContain('That supervisor is away on some of these days.');
  });

  it('hands nobody over to somebody whom they have named as not observing them', async () => {
    on(3);
    const [chosen, excluded] = idsOf('ben', 'uma');
    const work = (manager: EntityManager) => at.app.get(RaterExclusionsService).exclude(manager, chosen!, excluded!);
    await at.app.get(PeopleService).transact(work);
    expect((await as('uma').get(`/people/${chosen}`)).status).toBe(404);
    expect((await as('uma').get(`/people/${ids.get('amara')}`)).status).toBe(200);
    expect(await said('ben', '/my-needs')).not.toContain('Uma Nair');
  });

  it('can be ended early, by Sol or an administrator and nobody else', async () => {
    on(3);
    const [ending] = await endings(as('sol'), '/team/covers');
    const { text } = await as('uma').get('/team/covers');
    const _csrf = /name="_csrf" value="([^"]+)"/.exec(text)![1]!;
    expect((await as('uma').post(ending!, { _csrf })).status).toBe(404);
    expect((await as('uma').get(`/people/${ids.get('amara')}`)).status).toBe(200);
    const page = `/administration/people/${ids.get('sol')}/covers`;
    const [byAda] = await endings(as('ada'), page);
    expect((await as('ada').send(page, byAda!)).location).toBe(page);
    expect((await as('uma').get(`/people/${ids.get('amara')}`)).status).toBe(404);
    on(4);
    expect((await as('uma').get(`/people/${ids.get('amara')}`)).status).toBe(404);
    const [event] = await at.app.get(AuditService).list({ subjectId: ids.get('sol') });
    expect(event).toMatchObject({ action: 'person.cover-ended', actor: 'Ada Brandt' });
  });

  it('takes nothing back of what was recorded in it', async () => {
    on(10);
    expect(await said('sol', `/people/${ids.get('amara')}/needs/COM-1`)).toContain('with Uma Nair');
    expect(await findDifferences(at.app)).toEqual([]);
  });
});

describe('who looked', () => {
  it('is noted by every page about one person, for that person to read, with as what they were here', async () => {
    const pages = policy.filter(
      ({ method, path, who, whose }) =>
        method === 'GET' && path.includes(':person') && (whose === 'my-people' || who === 'administrator'),
    );
    const looks = () =>
      rows<{ viewerId: string }>(
        at.db,
        'SELECT viewer_id AS "viewerId" FROM looks WHERE person_id = ? AND looked_on = ?',
        [ids.get('ben'), at.app.get(PeopleService).today()],
      );
    let day = 10;
    for (const row of pages) {
      const address = await addressOf(at.db, row.path, ids.get('ben')!);
      if (address === null) continue;
      on(++day);
      const viewer = row.who === 'administrator' ? 'ada' : 'sol';
      const browser = await Browser.as(at, viewer);
      const { status } = await browser.get(address);
      const noted = (await looks()).map(({ viewerId }) => viewerId);
      expect([row.path, status, noted]).toEqual([row.path, 200, [ids.get(viewer)]]);
    }
    expect(day).toBeGreaterThan(16);
    people.set('ben', await Browser.as(at, 'ben'));
    const text = await said('ben', '/account/looks');
    expect(text).toMatch(/Sol Reyes supervised you that day/);
    expect(text).toMatch(/Ada Brandt administrator/);
    expect(text).toMatch(/Uma Nair covered for your supervisor that day/);
    expect(text).not.toMatch(/\d\d:\d\d/);
  });
});
