import { rows } from '../../src/database/query';
import { PeopleService } from '../../src/people/people.service';
import { RolesService } from '../../src/people/roles.service';
import { auditDifferences, findDifferences } from '../../src/operations/verify';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { server } from '../support/place';
import { idOf, onAccount, teamId } from './places';

jest.setTimeout(60_000);
let at: TestApp;
let ada: Browser;
beforeAll(async () => {
  at = await startApp();
  ada = await Browser.as(at, 'ada');
});
afterAll(() => at.close());

const list = '/administration/people';
const namesIn = (html: string) =>
  [...html.matchAll(/<th scope="row"><a href="[^"]+">([^<]+)</g)].map(([, name]) => name);
const count = async (text: string, values: unknown[]) =>
  Number((await rows<{ n: number | string }>(at.db, text, values))[0]!.n);
const eventsOf = async (key: string, action: string) =>
  count('SELECT COUNT(*) AS n FROM audit_events WHERE subject_id = ? AND action = ?', [await idOf(at, key), action]);

it('brings an administrator to the overview, and the overview to people and teams', async () => {
  expect((await ada.get('/')).location).toBe('/administration');
  const overview = (await ada.get('/administration')).text;
  expect(overview).toContain('26 people are here, in 2 teams.');
  for (const address of [list, '/administration/teams']) expect(overview).toContain(`href="${address}"`);
});

it('adds a person once, with role and team, and says so in the list and the log', async () => {
  const fields = { name: 'Élodie Roy', email: 'Elodie@Demo.example', startedOn: '2026-11-02', role: 'learner' };
  const page = await ada.get(list);
  const hidden = Object.fromEntries(
    [
      ...page.text
        .split('action="/administration/people" novalidate')[1]!
        .split('</form>')[0]!
        .matchAll(/name="(_\w+)" value="([^"]*)"/g),
    ].map(([, name, value]) => [name!, value!]),
  );
  const body = { ...hidden, ...fields, teamId: await teamId(at, 'North') };
  const [first, again] = [await ada.post(list, body), await ada.post(list, body)];
  expect([first.status, again.location]).toEqual([303, first.location]);
  const found = (await ada.get(`${list}?q=Élodie`)).text;
  expect(namesIn(found)).toEqual(['Élodie Roy']);
  for (const words of ['elodie@demo.example', 'North', 'Learner', 'Not yet invited', '2 November 2026'])
    expect(found).toContain(words);
  expect(await eventsOf('elodie', 'person.added')).toBe(1);
  expect(await eventsOf('elodie', 'person.team-joined')).toBe(1);
});

it('hands the form back with what was typed when the e-mail address is somebody’s, in whatever case', async () => {
  const answer = await ada.send(list, list, { name: 'Ben Two', email: 'BEN@demo.example', role: 'learner' });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('Somebody here has this email address already.');
  expect(answer.text).toContain('value="Ben Two"');
  const changed = await onAccount(at, ada, 'amara', 'details', {
    name: 'Amara Okafor',
    email: 'Ben@Demo.Example',
    language: 'en',
    startedOn: '',
  });
  expect([changed.status, changed.text.includes('Somebody here has this email address already.')]).toEqual([422, true]);
  expect(await eventsOf('amara', 'person.email-changed')).toBe(0);
});

it.each([
  ['q=chloe', ['Chloe Martin']],
  ['q=CHLOE%40', ['Chloe Martin']],
  ['q=%25', []],
  ['role=supervisor', ['Sol Reyes', 'Uma Nair']],
  ['role=learner&team=none', []],
  ['state=left', []],
  ['state=nonsense&role=administrator&page=x', ['Ada Brandt']],
])('finds by %s', async (query, names) => expect(namesIn((await ada.get(`${list}?${query}`)).text)).toEqual(names));

it('changes details, and overwrites nothing that somebody else changed meanwhile', async () => {
  const details = { name: 'Owen Price', email: 'owen@demo.example', language: 'en', startedOn: '2026-09-10' };
  const address = `${list}/${await idOf(at, 'owen')}`;
  const old = await ada.get(address);
  const seen = /name="seen" value="(\w+)"/.exec(old.text)![1]!;
  expect((await onAccount(at, ada, 'owen', 'details', { ...details, name: 'Owen Price-Bell' })).status).toBe(303);
  const late = await onAccount(at, ada, 'owen', 'details', { ...details, startedOn: '2026-09-11', seen });
  expect([late.status, late.text.includes('Somebody changed these details')]).toEqual([422, true]);
  expect((await ada.get(address)).text).toContain('<h1>Owen Price-Bell</h1>');
  expect(await eventsOf('owen', 'person.changed')).toBe(1);
  expect((await onAccount(at, ada, 'owen', 'details', { ...details, startedOn: '2026-02-30' })).text).toContain(
    'Choose a day',
  );
});

it('gives and takes roles, each once, for the next page of that person', async () => {
  const tess = await Browser.as(at, 'tess');
  expect((await tess.get('/team')).status).toBe(404);
  await onAccount(at, ada, 'tess', 'role-grants', { role: 'supervisor' });
  await onAccount(at, ada, 'tess', 'role-grants', { role: 'supervisor' });
  expect(await eventsOf('tess', 'person.role-granted')).toBe(1);
  expect((await tess.get('/team')).status).toBe(200);
  await onAccount(at, ada, 'tess', 'role-revocations', { role: 'supervisor' });
  expect((await tess.get('/team')).status).toBe(404);
  expect((await ada.get(`${list}/${await idOf(at, 'tess')}`)).text).toContain('Took away the role “Supervisor”');
});

it('does not double a role that two administrators give at once', async () => {
  const [people, roles, id] = [at.app.get(PeopleService), at.app.get(RolesService), await idOf(at, 'rae')];
  const many = 6;
  let begun = 0;
  let open: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (open = resolve));
  const everybodyBegan = async (): Promise<void> => {
    if (++begun === many) open();
    if (server) await all; // SQLite lets one transaction in at a time
  };
  const give = () =>
    people.transact(async (manager) => {
      await rows(manager, 'SELECT 1');
      await everybodyBegan();
      return roles.grant(manager, id, 'learner');
    });
  const given = await Promise.all(Array.from({ length: many }, give));
  expect(given.filter(Boolean)).toHaveLength(1);
  expect(
    await count(
      `SELECT COUNT(*) AS n FROM role_grants WHERE person_id = ? AND role = 'learner' AND revoked_at IS NULL`,
      [id],
    ),
  ).toBe(1);
});

it('keeps the last administrator', async () => {
  for (const [form, fields] of [
    ['role-revocations', { role: 'administrator' }],
    ['deactivations', {}],
  ] as const) {
    const answer = await onAccount(at, ada, 'ada', form, fields);
    expect([answer.status, answer.text.includes('This is the last administrator')]).toEqual([422, true]);
  }
  await onAccount(at, ada, 'elodie', 'role-grants', { role: 'administrator' }); // who has no password yet
  expect((await onAccount(at, ada, 'ada', 'deactivations')).status).toBe(422);
});

it('keeps one of two administrators who close each other’s account at once', async () => {
  await onAccount(at, ada, 'rae', 'role-grants', { role: 'administrator' });
  const [people, roles] = [at.app.get(PeopleService), at.app.get(RolesService)];
  const [adaId, raeId] = [await idOf(at, 'ada'), await idOf(at, 'rae')];
  const done = await Promise.allSettled([
    people.transact(async (manager) => people.deactivate(manager, await people.getForChange(manager, raeId))),
    people.transact((manager) => roles.revoke(manager, adaId, 'administrator')),
  ]);
  expect(done.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  await people.transact(async (manager) => {
    await people.reactivate(manager, await people.getForChange(manager, raeId));
    await roles.grant(manager, adaId, 'administrator');
  });
});

it('signs somebody out everywhere when the account is closed, keeps every record, and opens it again', async () => {
  const [ben, elsewhere] = [await Browser.as(at, 'ben'), await Browser.as(at, 'ben')];
  const completions = 'SELECT COUNT(*) AS n FROM completions WHERE person_id = ?';
  const before = await count(completions, [await idOf(at, 'ben')]);
  expect((await onAccount(at, ada, 'ben', 'deactivations')).status).toBe(303);
  for (const browser of [ben, elsewhere]) expect((await browser.get('/my-training')).location).toContain('/sign-in');
  expect(await count('SELECT COUNT(*) AS n FROM sessions WHERE person_id = ?', [await idOf(at, 'ben')])).toBe(0);
  await expect(Browser.as(at, 'ben')).rejects.toThrow();
  expect(namesIn((await ada.get(`${list}?state=left`)).text)).toEqual(['Ben Whitford']);
  expect((await onAccount(at, ada, 'ben', 'reactivations')).status).toBe(303);
  expect((await (await Browser.as(at, 'ben')).get('/my-record')).status).toBe(200);
  expect([before > 0, await count(completions, [await idOf(at, 'ben')])]).toEqual([true, before]);
});

it('adds several supervisors with days, and lets a supervisor see a person only in those days', async () => {
  const supervisorId = await idOf(at, 'uma');
  const today = at.app.get(PeopleService).today();
  const uma = await Browser.as(at, 'uma');
  await onAccount(at, ada, 'amara', 'supervisions', { supervisorId, fromOn: today, toOn: '' });
  expect((await uma.get('/team')).text).toContain('Amara Okafor');
  const again = await onAccount(at, ada, 'amara', 'supervisions', { supervisorId, fromOn: today, toOn: '' });
  expect(again.text).toContain('This person has that supervisor on that day already.');
  const [row] = await rows<{ id: string }>(
    at.db,
    'SELECT id FROM supervisions WHERE person_id = ? AND supervisor_id = ?',
    [await idOf(at, 'amara'), supervisorId],
  );
  const wrong = await onAccount(at, ada, 'amara', `supervisions/${row!.id}`, { fromOn: today, toOn: '2020-01-01' });
  expect([wrong.status, wrong.text.includes('The end is before the beginning.')]).toEqual([422, true]);
  await onAccount(at, ada, 'amara', `supervisions/${row!.id}`, { fromOn: '2026-01-01', toOn: today });
  expect((await uma.get('/team')).text).not.toContain('Amara Okafor');
  const notHers = await onAccount(at, ada, 'ben', `supervisions/${row!.id}`, { fromOn: today, toOn: '' });
  expect(notHers.status).not.toBe(303);
});

it('records how somebody works in dated revisions', async () => {
  const form = { fromOn: '2026-11-01', hours: '22,5', day: ['5', '1', '3'], engagement: 'volunteer' };
  expect((await onAccount(at, ada, 'mei', 'work-patterns', form)).status).toBe(303);
  await onAccount(at, ada, 'mei', 'work-patterns', form);
  expect(await eventsOf('mei', 'person.work-pattern-recorded')).toBe(1);
  const page = (await ada.get(`${list}/${await idOf(at, 'mei')}`)).text;
  expect(page).toContain('22.5 hours a week, volunteer: Monday, Wednesday, Friday.');
  expect(page).toContain('37.5 hours a week, paid'); // the revision before
  const wrong = await onAccount(at, ada, 'mei', 'work-patterns', { ...form, hours: '400' });
  expect([wrong.status, wrong.text.includes('as a number from 0 to 168')]).toEqual([422, true]);
});

it('shows accounts and nothing of what anybody learns, and tells the person who looked', async () => {
  const page = (await ada.get(`${list}/${await idOf(at, 'chloe')}`)).text;
  for (const word of ['A kind no', 'diagnos', 'Under way', '/modules/']) expect(page).not.toContain(word);
  expect((await (await Browser.as(at, 'chloe')).get('/my-record')).text).toContain('Ada Brandt');
});

it('asks the database as often for 5,000 people as for 26', async () => {
  const queries = async (address: string) => {
    const before = at.db.logger;
    let n = 0;
    at.db.logger = { ...quiet, logQuery: () => void n++ };
    const page = await ada.get(address);
    at.db.logger = before;
    return { n, page };
  };
  const few = await queries(list);
  await at.app.get(PeopleService).transact(async (manager) => {
    const values = (n: number) => [
      `p${n}-`.padEnd(36, 'x'),
      `Person ${n}`,
      `p${n}@many.example`,
      'en',
      '2026-11-01T00:00:00.000Z',
    ];
    for (let start = 0; start < 5000; start += 500) {
      const many = Array.from({ length: 500 }, (_, i) => values(start + i));
      await rows(
        manager,
        `INSERT INTO people (id, name, email, language, created_at) VALUES ${many.map(() => '(?, ?, ?, ?, ?)').join(', ')}`,
        many.flat(),
      );
    }
  });
  const began = Date.now();
  const many = await queries(list);
  console.info(`The list of 5,000 people: ${many.n} queries, ${Date.now() - began} ms.`);
  expect(many.n).toBe(few.n);
  expect(many.n).toBeLessThanOrEqual(8);
  expect(many.page.text).toContain('Page 1 of 101');
  expect(namesIn((await ada.get(`${list}?q=Person+4999`)).text)).toEqual(['Person 4999']);
  expect(namesIn((await ada.get(`${list}?page=101`)).text).length).toBe(27);
});

const quiet = {
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};

it('leaves every chain whole', async () => {
  await rows(at.db, `DELETE FROM people WHERE email LIKE '%@many.example'`);
  expect([await findDifferences(at.app), await auditDifferences(at.app)]).toEqual([[], []]);
});
