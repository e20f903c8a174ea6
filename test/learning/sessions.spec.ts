import { rows } from '../../src/database/query';
import { findDifferences } from '../../src/operations/verify';
import { Clock } from '../../src/shared/clock';
import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields } from '../support/browser';
import { certify } from '../support/certificates';
import { coursesWithSessions } from '../support/live-course';
import { circle, codeOn, setDate, studio, typeCode } from '../support/sessions';

const courses = coursesWithSessions();
let at: TestApp;
let tess: Browser;
let now: Date | null = null;
beforeAll(async () => {
  at = await startApp({ COURSES_DIR: courses.dir });
  await rows(at.db, 'UPDATE session_dates SET cancelled_at = set_at'); // those of the demonstration
  const clock = at.app.get(Clock);
  const real = clock.now.bind(clock);
  clock.now = () => now ?? real();
  tess = await Browser.as(at, 'tess');
});
afterEach(() => (now = null));
afterAll(async () => {
  await at.close();
  courses.clear();
});

const soon = (minutes: number) => new Date(Math.floor(Date.now() / 60_000) * 60_000 + minutes * 60_000);
const idOf = async (name: string) =>
  (await rows<{ id: string }>(at.db, 'SELECT id AS "id" FROM people WHERE email = ?', [`${name}@demo.example`]))[0]!.id;
const rowsOf = async (name: string) =>
  rows<{ session: string; attended: number; by: string }>(
    at.db,
    'SELECT session_id AS "session", attended AS "attended", recorded_by_id AS "by" FROM session_attendances WHERE person_id = ? ORDER BY chain_no',
    [await idOf(name)],
  );
/** Ticks and unticks people on a date's page, as it stood when it was opened. */
async function saveRoll(date: string, there: readonly string[], page?: string) {
  const html = page ?? (await tess.get(date)).text;
  const had = [...html.matchAll(/name="had" value="([^"]+)"/g)].map((found) => found[1]!);
  const person = await Promise.all(there.map(idOf));
  return tess.post(`${date}/attendances`, { ...hiddenFields(html, `${date}/attendances`), had, person });
}

it('lists what is missing with a link to each, on the module’s page', async () => {
  const amara = await Browser.as(at, 'amara');
  const page = (await amara.get(circle)).text;
  expect(page).toContain('You may miss one of these 3 sessions. Please be there for “Ending well”.');
  expect(page).toMatch(
    /Left to finish[^]*href="\/modules\/peer-circle\/lessons\/before-you-come"[^]*href="\/modules\/peer-circle#session-meeting"/,
  );
  expect(page).toContain('id="session-meeting"');
  expect(page).toContain('There is no date for you yet.');
});

it('tells the people of a team when and where, and nobody else', async () => {
  const [north] = await rows<{ id: string }>(at.db, `SELECT id AS "id" FROM teams WHERE name = 'North'`);
  await setDate(tess, at, 'ending', soon(3 * 24 * 60), north!.id);
  expect((await (await Browser.as(at, 'amara')).get(circle)).text).toContain('Room 4');
  expect((await (await Browser.as(at, 'chloe')).get(circle)).text).not.toContain('Room 4');
});

it('writes down whoever types the code on the wall while it works, begins the module, and grants with the last session', async () => {
  const ben = await Browser.as(at, 'ben');
  const [meeting, ending] = [await setDate(tess, at, 'meeting', soon(0)), await setDate(tess, at, 'ending', soon(10))];
  const code = await codeOn(tess, meeting);
  const wrong = await typeCode(ben, 'meeting', 'NOPE99');
  expect([wrong.status, wrong.text.includes('That code does not work now.')]).toEqual([422, true]);
  expect(wrong.text).toContain('value="NOPE99"');
  expect((await typeCode(ben, 'ending', code)).status).toBe(422);
  const there = await typeCode(ben, 'meeting', code.toLowerCase());
  expect([there.status, there.location]).toEqual([303, `${circle}#session-meeting`]);
  expect((await ben.get(circle)).text).toMatch(/You were there on <time/);
  await ben.send(`${circle}/lessons/before-you-come`, `${circle}/lessons/before-you-come/completion`);
  expect((await ben.get(circle)).text).not.toContain('class="good"');
  await typeCode(ben, 'ending', await codeOn(tess, ending));
  const done = (await ben.get(circle)).text;
  expect(done).toMatch(/class="good"[^]*The circle/);
  expect(await findDifferences(at.app)).toEqual([]);
  const [completion] = await rows<{ minutes: number }>(
    at.db,
    `SELECT c.minutes AS "minutes" FROM completions c JOIN enrolments e ON e.id = c.enrolment_id WHERE e.module_slug = 'peer-circle' AND c.person_id = ?`,
    [await idOf('ben')],
  );
  expect(completion).toEqual({ minutes: 3 + 120 });
  expect((await ben.get((await certify(ben, circle)).own)).text).toContain('With live sessions');
});

it('takes a code only around its session, and only the newest', async () => {
  const date = await setDate(tess, at, 'listening', soon(20));
  const amara = await Browser.as(at, 'amara');
  const first = await codeOn(tess, date);
  const form = hiddenFields((await amara.get(circle)).text, `${circle}/sessions/listening/attendances`);
  const post = (code: string) => amara.post(`${circle}/sessions/listening/attendances`, { ...form, code });
  now = soon(20 + 90 + 61);
  expect((await post(first)).status).toBe(422);
  expect((await tess.get(`${date}/code`)).text).toContain('its code no longer works');
  now = soon(-11);
  expect((await post(first)).status).toBe(422);
  now = null;
  expect((await tess.send(`${date}/code`, `${date}/codes`)).status).toBe(303);
  expect((await post(first)).status).toBe(422);
  expect((await post(await codeOn(tess, date))).status).toBe(303);
});

it('shows neither the code nor who was there to anybody but trainers', async () => {
  const date = await setDate(tess, at, 'listening', soon(5));
  const code = (await codeOn(tess, date)).replace(' ', '');
  for (const name of ['amara', 'ben', 'sol', 'ada']) {
    const browser = await Browser.as(at, name);
    expect((await browser.get(circle)).text).not.toContain(code);
    for (const page of [date, `${date}/code`, studio]) expect((await browser.get(page)).status).toBe(404);
  }
  expect((await tess.get(`/studio/kind-no/sessions/dates/${date.split('/').at(-1)}`)).status).toBe(404);
  expect((await tess.get(`${date}/code`)).text).not.toContain('Ben');
});

it('lets nobody guess: after ten tries they wait', async () => {
  await setDate(tess, at, 'meeting', soon(5));
  const liam = await Browser.as(at, 'liam');
  const answers: string[] = [];
  for (let n = 0; n < 11; n++) answers.push((await typeCode(liam, 'meeting', `AAAA${n}`)).text);
  expect(answers[9]).toContain('That code does not work now.');
  expect(answers[10]).toContain('That was a lot of tries.');
  expect(await rowsOf('liam')).toEqual([]);
});

it('lets a trainer write people down and put it right by further rows; a completion stays', async () => {
  const chloe = await Browser.as(at, 'chloe');
  await chloe.send(`${circle}/lessons/before-you-come`, `${circle}/lessons/before-you-come/completion`);
  const [one, last] = [await setDate(tess, at, 'meeting', soon(-60)), await setDate(tess, at, 'ending', soon(-30))];
  expect((await saveRoll(one, ['chloe'])).location).toBe(`${one}?saved=yes`);
  await saveRoll(last, ['chloe']);
  expect((await chloe.get(circle)).text).toContain('class="good"');
  await saveRoll(last, []);
  expect((await chloe.get(circle)).text).toContain('class="good"');
  const by = await idOf('tess');
  expect(await rowsOf('chloe')).toEqual([
    { session: 'meeting', attended: 1, by },
    { session: 'ending', attended: 1, by },
    { session: 'ending', attended: 0, by },
  ]);
  expect(await findDifferences(at.app)).toEqual([]);
  const [logged] = await rows<{ detail: string }>(
    at.db,
    `SELECT detail AS "detail" FROM audit_events WHERE action = 'session.attendance-recorded' ORDER BY number DESC`,
  );
  expect(JSON.parse(logged!.detail)).toEqual({ module: 'peer-circle', session: 'ending', came: 0, not: 1 });
});

it('strikes out nobody who came in after the trainer opened the page', async () => {
  const date = await setDate(tess, at, 'ending', soon(0));
  const grace = await Browser.as(at, 'grace');
  await grace.send(`${circle}/lessons/before-you-come`, `${circle}/lessons/before-you-come/completion`);
  const page = (await tess.get(date)).text;
  await typeCode(grace, 'ending', await codeOn(tess, date));
  await saveRoll(date, [], page);
  expect((await rowsOf('grace')).map((row) => row.attended)).toEqual([1]);
});

it('cancels a date that nobody was at, and says what is wrong with a form', async () => {
  const date = await setDate(tess, at, 'listening', soon(60 * 24));
  expect((await tess.send(date, `${date}/cancellation`)).status).toBe(303);
  expect((await tess.get(date)).text).toContain('cancelled on');
  const wrong = await tess.send(studio, `${studio}/dates`, { session: '', on: 'x', at: '25:00', place: ' ', team: '' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Write a time, like 14:30.');
  const gone = { session: 'nowhere', on: '2030-01-01', at: '10:00', place: 'Room', team: '' };
  expect((await tess.send(studio, `${studio}/dates`, gone)).text).toContain('has no such session');
});
