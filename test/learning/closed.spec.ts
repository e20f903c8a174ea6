import { rows } from '../../src/database/query';
import { PeopleService } from '../../src/people/people.service';
import { addDays } from '../../src/shared/dates.rules';
import { newRandomId } from '../../src/shared/ids';
import { teamId } from '../administration/places';
import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields, mainOf } from '../support/browser';
import { answerAll, begin, handIn, quiz, rightAnswers } from '../support/quiz';
import { coursesWithSlots, fillSlot } from '../support/slots';

jest.setTimeout(60_000);
const courses = coursesWithSlots();
const lesson = '/modules/kind-no/lessons/three-parts';
const key = 'crisis.lines';
let at: TestApp;
let today: string;
let amara: Browser; // North; nothing begun
let tove: Browser; // South; has begun before anything ran out
let quinn: Browser; // South; nothing begun
beforeAll(async () => {
  at = await startApp({ COURSES_DIR: courses.dir });
  today = at.app.get(PeopleService).today();
  [amara, tove, quinn] = [await Browser.as(at, 'amara'), await Browser.as(at, 'tove'), await Browser.as(at, 'quinn')];
  await tove.send(lesson, `${lesson}/completion`);
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const expire = () => fillSlot(at, { key, value: 'A line: 555-0100', checkedOn: today, expiresOn: addDays(today, -1) });
const renew = () => fillSlot(at, { key, value: 'A line: 555-0200', checkedOn: today, expiresOn: addDays(today, 180) });
const starts = async () => (await rows(at.db, 'SELECT id FROM module_starts')).length;
const open = async (browser: Browser, path = lesson) => (await browser.get(path)).status;

/** A form as a page that was opened before would send it. */
const csrf = async (browser: Browser) => hiddenFields((await browser.get('/my-training')).text, '/sign-out')._csrf!;
const send = async (browser: Browser, action: string) =>
  browser.post(action, { _csrf: await csrf(browser), _key: newRandomId() });

it('closes the module to those who have not begun, the day after the last good one', async () => {
  expect(await open(amara)).toBe(200);
  await fillSlot(at, { key, value: 'A line: 555-0100', checkedOn: today, expiresOn: today });
  expect(await open(amara)).toBe(200);
  await expire();
  const refused = await amara.get(lesson);
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('This module is closed for now');
  expect(refused.text).toContain('“Crisis lines”');
  expect(refused.text).toContain('Ask Sol Reyes, or an administrator.');
  expect(await open(amara, quiz)).toBe(409);
});

it('begins nothing by a page that was opened before', async () => {
  const before = await starts();
  expect((await send(amara, `${lesson}/completion`)).status).toBe(409);
  expect((await send(amara, `${quiz}/attempts`)).status).toBe(409);
  expect(await starts()).toBe(before);
});

it('says so on the module’s page and on My training, and leads to what is open', async () => {
  const module = (await amara.get('/modules/kind-no')).text;
  expect(module).toContain('“Crisis lines” has to be checked again first.');
  expect(mainOf(module)).not.toContain('class="btn"');
  const training = (await amara.get('/my-training')).text;
  expect(training).toMatch(/A kind no<\/a>.*?Closed for now/s);
  expect(/class="card hero".*?<\/section>/s.exec(training)![0]).toContain('Plain words');
  expect(training).toContain('One module is ready for you.');
});

it('stays open to those who have begun, to the end', async () => {
  expect(await open(tove)).toBe(200);
  expect((await tove.get('/my-training')).text).not.toContain('Closed for now');
  const attempt = await begin(tove);
  await answerAll(tove, attempt, rightAnswers);
  expect(await handIn(tove, attempt)).toBe(`${attempt}/result`);
  await tove.send('/modules/kind-no/lessons/practise', '/modules/kind-no/lessons/practise/completion');
  expect((await tove.get('/my-record')).text).toContain('You have finished one module.');
});

it('goes by the value of the person’s own team', async () => {
  const south = await teamId(at, 'South');
  await fillSlot(at, {
    key,
    value: 'South line: 555-0300',
    checkedOn: today,
    expiresOn: addDays(today, 9),
    teamId: south,
  });
  expect([await open(amara), await open(quinn)]).toEqual([409, 200]);
  expect((await quinn.get('/modules/kind-no/lessons/practise')).text).toContain('South line');
  await renew();
  await fillSlot(at, {
    key,
    value: 'South line: 555-0300',
    checkedOn: today,
    expiresOn: addDays(today, -9),
    teamId: south,
  });
  expect([await open(amara), await open(quinn)]).toEqual([200, 409]);
});

it('takes the organisation’s value again when the team’s own is taken out', async () => {
  const south = await teamId(at, 'South');
  await fillSlot(at, { key, value: '', checkedOn: today, teamId: south });
  expect(await open(quinn)).toBe(200);
  expect((await quinn.get('/modules/kind-no/lessons/practise')).text).toContain('555-0200');
});

it('opens again as soon as it is filled in, and then begins', async () => {
  await expire();
  expect(await open(amara)).toBe(409);
  await renew();
  expect(await open(amara)).toBe(200);
  const before = await starts();
  expect((await amara.send(lesson, `${lesson}/completion`)).status).toBe(303);
  expect(await starts()).toBe(before + 1);
  await expire();
  expect(await open(amara)).toBe(200);
});

it('does not close for a fact that nobody must fill in', async () => {
  await renew();
  await fillSlot(at, { key: 'policy.money', value: '', checkedOn: today });
  expect(await open(quinn)).toBe(200);
});

it('says it on the supervisor’s page', async () => {
  await expire();
  const uma = await Browser.as(at, 'uma');
  expect((await uma.get('/team/modules')).text).toMatch(/Quinn Moreau.*?Closed for now/s);
  const row = /Tove Larsen.*?<\/tr>/s.exec((await uma.get('/team/modules')).text)![0];
  expect(row).not.toContain('Closed for now');
});
