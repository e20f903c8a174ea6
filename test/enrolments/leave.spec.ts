import { rows } from '../../src/database/query';
import { addDays } from '../../src/shared/dates.rules';
import { PeopleService } from '../../src/people/people.service';
import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields, mainOf } from '../support/browser';

let at: TestApp;
let sol: Browser;
let amara: string;
let today: string;
beforeAll(async () => {
  at = await startApp();
  sol = await Browser.as(at, 'sol');
  amara = await idOf('amara');
  today = at.app.get(PeopleService).today();
});
afterAll(() => at.close());

const idOf = async (name: string) =>
  (await rows<{ id: string }>(at.db, 'SELECT id AS "id" FROM people WHERE email = ?', [`${name}@demo.example`]))[0]!.id;
const actions = async () =>
  (await rows<{ action: string }>(at.db, 'SELECT action AS "action" FROM audit_events ORDER BY number')).map(
    (row) => row.action,
  );
const page = () => `/people/${amara}`;
const rowOf = async (name: string) =>
  (await sol.get('/team.csv')).text.split('\r\n').find((line) => line.startsWith(name))!;
const firstPause = async () => /action="(\/people\/[^"]+\/pauses\/[^"/]+)"/.exec((await sol.get(page())).text)![1]!;

it('calls somebody late who is, to the supervisor and not to the person', async () => {
  expect(await rowOf('Ines Carvalho')).not.toContain('On leave');
  expect(await rowOf('Joel Friesen')).toContain('Late');
  expect(mainOf((await (await Browser.as(at, 'joel')).get('/my-training')).text)).not.toMatch(/\blate\b/i);
});

it('says “on leave” of Grace without a reason, and never late', async () => {
  expect(await rowOf('Grace Two-Hearts')).toContain('On leave');
  expect((await (await Browser.as(at, 'grace')).get('/my-training')).text).toContain('You are on leave.');
});

it('gives the day and why, to a part-timer, a volunteer and their supervisor', async () => {
  const farid = await (await Browser.as(at, 'farid')).get('/modules/kind-no');
  expect(farid.text).toContain('because there are 14 days for it in full-time work, and you work 15 hours a week');
  const liam = await (await Browser.as(at, 'liam')).get('/my-training');
  expect(liam.text).toContain('and you volunteer 6 hours a week');
  expect((await sol.get(`/people/${await idOf('farid')}`)).text).toContain('and Farid Haddad works 15 hours a week');
});

it('enters leave once, however often the form is sent, and moves the date', async () => {
  const before = (await (await Browser.as(at, 'amara')).get('/my-training')).text;
  expect(before).toContain('finish by');
  const form = hiddenFields((await sol.get(page())).text, `${page()}/pauses`);
  const body = { ...form, from: addDays(today, -5), to: addDays(today, 2) };
  for (let n = 0; n < 2; n++) expect((await sol.post(`${page()}/pauses`, body)).status).toBe(303);
  expect(await rows(at.db, 'SELECT id FROM pauses WHERE person_id = ?', [amara])).toHaveLength(1);
  expect(await rowOf('Amara Okafor')).toContain('On leave');
  expect((await (await Browser.as(at, 'amara')).get('/my-training')).text).not.toContain('finish by');
  expect((await actions()).filter((action) => action === 'leave.added')).toHaveLength(1);
});

it('refuses leave that meets other leave, and keeps what was typed', async () => {
  const typed = { from: addDays(today, 1), to: addDays(today, 9) };
  const answer = await sol.send(page(), `${page()}/pauses`, typed);
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('There is leave on some of these days already.');
  expect(answer.text).toContain(`value="${typed.to}"`);
});

it('says of wrong days what to do', async () => {
  const wrong = await sol.send(page(), `${page()}/pauses`, { from: '2026-02-30', to: '' });
  expect([wrong.status, wrong.text.includes('Choose the first day away')]).toEqual([422, true]);
  const turned = await sol.send(page(), `${page()}/pauses`, { from: '2026-03-09', to: '2026-03-01' });
  expect([turned.status, turned.text.includes('not before the first')]).toEqual([422, true]);
});

it('changes leave and takes it back; every revision stays', async () => {
  const change = await firstPause();
  expect((await sol.send(page(), change, { from: addDays(today, 30), to: '' })).status).toBe(303);
  expect(await rowOf('Amara Okafor')).not.toContain('On leave');
  const withdraw = `${await firstPause()}/withdrawal`;
  expect((await sol.send(page(), withdraw)).status).toBe(303);
  expect((await sol.get(page())).text).not.toContain('/withdrawal"');
  const kept = await rows<{ n: number }>(
    at.db,
    'SELECT revision AS n FROM pauses WHERE person_id = ? ORDER BY revision',
    [amara],
  );
  expect(kept.map((row) => row.n)).toEqual([1, 2, 3]);
});

it('lets an administrator enter leave, and nobody else’s supervisor', async () => {
  const ada = await Browser.as(at, 'ada');
  const address = `/administration${page()}/pauses`;
  expect((await ada.send(address, address, { from: today, to: '' })).status).toBe(303);
  expect((await ada.get(address)).text).toContain('no last day yet');
  const uma = await Browser.as(at, 'uma');
  const token = hiddenFields((await uma.get('/my-training')).text, '/sign-out')._csrf!;
  for (const path of ['pauses', 'assignments', 'waivers'])
    expect((await uma.post(`${page()}/${path}`, { _csrf: token, from: today })).status).toBe(404);
});

it('tells the person that an administrator looked at their leave, what is asked, or their links', async () => {
  const ada = await Browser.as(at, 'ada');
  for (const [name, part] of [
    ['ben', 'pauses'],
    ['hiro', 'assignments'],
    ['joel', 'invitations'],
  ] as const) {
    await ada.get(`/administration/people/${await idOf(name)}/${part}`);
    expect((await (await Browser.as(at, name)).get('/my-record')).text).toContain('Ada Brandt');
  }
});

it('does not know one person’s leave under another’s address', async () => {
  const grace = await firstPauseOf('grace');
  const token = hiddenFields((await sol.get('/team')).text, '/sign-out')._csrf!;
  const answer = await sol.post(`${page()}/pauses/${grace}/withdrawal`, { _csrf: token });
  expect(answer.status).toBe(404);
});
const firstPauseOf = async (name: string) =>
  (await rows<{ id: string }>(at.db, 'SELECT id AS "id" FROM pauses WHERE person_id = ?', [await idOf(name)]))[0]!.id;
