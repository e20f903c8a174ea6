import { auditDifferences } from '../../src/operations/verify';
import { rows } from '../../src/database/query';
import { PeopleService } from '../../src/people/people.service';
import { addDays } from '../../src/shared/dates.rules';
import { newRandomId } from '../../src/shared/ids';
import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields } from '../support/browser';
import { coursesWithSlots, fillSlot } from '../support/slots';
import { teamId } from './places';

jest.setTimeout(60_000);
const courses = coursesWithSlots();
const list = '/administration/slots';
const lines = `${list}/crisis.lines`;
const inDays = (days: number) => addDays(new Date().toISOString().slice(0, 10), days);
let at: TestApp;
let ada: Browser;
let today: string;
beforeAll(async () => {
  at = await startApp({ COURSES_DIR: courses.dir });
  ada = await Browser.as(at, 'ada');
  today = at.app.get(PeopleService).today();
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

interface Row {
  id: string;
  value: string;
  checkedOn: string;
  expiresOn: string | null;
  teamId: string | null;
}
const revisions = (key: string) =>
  rows<Row>(
    at.db,
    `SELECT id AS "id", value AS "value", checked_on AS "checkedOn", expires_on AS "expiresOn", team_id AS "teamId"
     FROM slot_revisions WHERE slot_key = ? ORDER BY recorded_at, id`,
    [key],
  );
const last = async (key: string) => (await revisions(key)).at(-1)!;
const send = (form: string, fields: Record<string, string>, page = lines) => ada.send(page, `${page}/${form}`, fields);
const noted = async () =>
  rows<{ detail: string; subject: string | null }>(
    at.db,
    `SELECT detail AS "detail", subject_id AS "subject" FROM audit_events WHERE action = 'slot.filled' ORDER BY number`,
  );
const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

it('lists every fact with its state, and shows those of one state by their address', async () => {
  const all = text((await ada.get(list)).text);
  expect(all).toContain('2 facts are needed. All are filled in and checked.');
  expect(all).toMatch(/Crisis lines One line each\. Filled in good until/);
  expect(all).toMatch(/Name of the organisation As people say it\. Fills itself in/);
  const optional = text((await ada.get(`${list}?state=optional`)).text);
  expect(optional).toContain('Hours A number.');
  expect(optional).not.toContain('One line each.');
  expect(text((await ada.get(`${list}?state=nonsense`)).text)).toContain('One line each.');
});

it('says what it is, where it is used, and who said what when', async () => {
  const page = text((await ada.get(lines)).text);
  expect(page).toMatch(/Where it is used A kind no Practise/);
  expect(page).toMatch(/Ada Brandt Everywhere 9-8-8: Canada/);
  expect((await ada.get(`${list}/no.such`)).status).toBe(404);
});

it('fills in a value for as long as the registry says, once, with a line in the log that does not repeat it', async () => {
  const fields = {
    value: ' A line: 555-0100 \r\n\r\nAnother: 555-0101',
    checkedOn: addDays(today, -10),
    expiresOn: '',
  };
  const form = { ...hiddenFields((await ada.get(lines)).text, `${lines}/revisions`), ...fields };
  const before = (await revisions('crisis.lines')).length;
  for (let n = 0; n < 2; n++) expect((await ada.post(`${lines}/revisions`, form)).location).toBe(`${lines}?saved=yes`);
  expect((await revisions('crisis.lines')).length).toBe(before + 1);
  expect(await last('crisis.lines')).toMatchObject({
    value: 'A line: 555-0100\nAnother: 555-0101',
    checkedOn: addDays(today, -10),
    expiresOn: addDays(today, 170),
    teamId: null,
  });
  expect(await noted()).toEqual([{ detail: '{"slot":"crisis.lines"}', subject: null }]);
  expect(await auditDifferences(at.app)).toEqual([]);
  expect(text((await ada.get('/administration/audit')).text)).toContain('Wrote down a local fact: crisis.lines');
});

it.each<[string, Record<string, string>, string]>([
  ['nothing', { value: ' \n ' }, 'Write what it says'],
  ['more than fits', { value: 'x'.repeat(2001) }, 'in up to 2,000 letters'],
  ['a day to come', { checkedOn: inDays(3) }, 'Choose a day up to today.'],
  ['no day', { checkedOn: '2026-02-30' }, 'Choose a day, like'],
  ['a day too long ago', { checkedOn: '2020-01-01' }, 'That is more than 180 days ago'],
  ['an end that is over', { expiresOn: '2020-01-01' }, 'Choose a day from today on'],
  ['an end too far away', { expiresOn: inDays(300) }, 'This has to be checked every 180 days.'],
])('refuses %s, and keeps what was typed', async (_, typed, words) => {
  const before = await revisions('crisis.lines');
  const answer = await send('revisions', { value: 'Typed & kept: 555', checkedOn: today, expiresOn: '', ...typed });
  expect([answer.status, answer.text.includes(words)]).toEqual([422, true]);
  const kept = Object.values(typed)[0]!.trim() || today;
  expect(answer.text).toContain(kept);
  if (!('value' in typed)) expect(answer.text).toContain('Typed &amp; kept: 555');
  expect(await revisions('crisis.lines')).toEqual(before);
});

it('takes a choice only from the list, and a number only as a number', async () => {
  const [choice, number] = [`${list}/policy.suicideTalk`, `${list}/test.number`];
  const days = { checkedOn: today, expiresOn: '' };
  expect((await send('revisions', { value: 'never-tell', ...days }, choice)).status).toBe(422);
  expect((await send('revisions', { value: 'tell-if-criteria', ...days }, choice)).status).toBe(303);
  expect(text((await ada.get(choice)).text)).toContain('We tell as soon as a sign is there, &amp; together.');
  expect((await send('revisions', { value: 'a day', ...days }, number)).status).toBe(422);
  expect((await send('revisions', { value: '1.5', ...days }, number)).status).toBe(303);
});

it('confirms what is still right with one button, from today on', async () => {
  const before = await last('crisis.lines');
  expect((await send('confirmations', {})).status).toBe(303);
  const now = await last('crisis.lines');
  expect(now).toMatchObject({ value: before.value, checkedOn: today, expiresOn: addDays(today, 180) });
  expect(now.id).not.toBe(before.id);
});

it('changes nothing under somebody who saw something else', async () => {
  const stale = hiddenFields((await ada.get(lines)).text, `${lines}/revisions`);
  await fillSlot(at, { key: 'crisis.lines', value: 'Meanwhile: 555', checkedOn: today, expiresOn: addDays(today, 90) });
  for (const form of ['revisions', 'confirmations']) {
    const answer = await ada.post(`${lines}/${form}`, {
      ...stale,
      _key: newRandomId(),
      value: 'Mine',
      checkedOn: today,
      expiresOn: '',
    });
    expect([form, answer.status, answer.text.includes('Somebody changed this')]).toEqual([form, 422, true]);
  }
  expect((await last('crisis.lines')).value).toBe('Meanwhile: 555');
});

it('gives a team its own words, and takes the organisation’s again', async () => {
  const north = await teamId(at, 'North');
  const own = { teamId: north, seen: '', value: 'North line: 555-0300', checkedOn: today, expiresOn: '' };
  expect((await send('revisions', own)).status).toBe(303);
  const amara = await Browser.as(at, 'amara');
  const practise = '/modules/kind-no/lessons/practise';
  expect((await amara.get(practise)).text).toContain('North line');
  expect((await amara.get('/help')).text).toContain('North line');
  expect((await new Browser(at).get('/help')).text).toContain('Meanwhile');
  const seen = (await last('crisis.lines')).id;
  expect((await send('withdrawals', { teamId: north, seen })).status).toBe(303);
  expect((await amara.get(practise)).text).toContain('Meanwhile');
  expect((await noted()).at(-1)).toEqual({ detail: '{"slot":"crisis.lines"}', subject: north });
  expect(text((await ada.get(lines)).text)).toContain('North Taken out');
  const unknown = { ...own, teamId: newRandomId() };
  expect((await send('revisions', unknown)).status).toBe(404);
});

it('takes out only what nobody needs, and never what fills itself in', async () => {
  const form = hiddenFields((await ada.get(lines)).text, `${lines}/confirmations`);
  const answer = await ada.post(`${lines}/withdrawals`, form);
  expect([answer.status, answer.text.includes('so it cannot be taken out')]).toEqual([422, true]);
  expect((await send('withdrawals', {}, `${list}/test.number`)).status).toBe(303);
  expect((await last('test.number')).value).toBe('');
  const page = await ada.get(`${list}/org.name`);
  expect(page.text).toContain('Riverbend Peer Support');
  expect(page.text).not.toContain(`${list}/org.name/revisions`);
  const { _csrf } = hiddenFields(page.text, '/sign-out');
  const forced = { _csrf: _csrf!, value: 'Other', checkedOn: today, expiresOn: '', teamId: '', seen: '' };
  expect((await ada.post(`${list}/org.name/revisions`, forced)).status).toBe(404);
});

it('shows whoever looks after it what is closed and why, with the way to it', async () => {
  await fillSlot(at, { key: 'crisis.lines', value: 'Old: 555', checkedOn: today, expiresOn: addDays(today, -1) });
  await fillSlot(at, { key: 'policy.money', value: 'Never.', checkedOn: today, expiresOn: addDays(today, 3) });
  const first = await ada.get('/administration');
  expect(text(first.text)).toContain('One local fact keeps newcomers from beginning one module.');
  expect(text(first.text)).toContain('A kind no: “Crisis lines” is out of date.');
  expect(first.text).toContain(`href="${lines}"`);
  expect(text(first.text)).toContain('“Money” is good until');
  const tess = await Browser.as(at, 'tess');
  expect(text((await tess.get('/studio')).text)).toContain('A kind no: “Crisis lines” is out of date.');
  expect(text((await tess.get('/studio/kind-no')).text)).toContain(
    'Newcomers cannot begin this module now. “Crisis lines”',
  );
  expect((await tess.get('/studio/plain')).text).not.toContain('Newcomers cannot begin');
  expect((await tess.get(lines)).status).toBe(404);
  await fillSlot(at, { key: 'crisis.lines', value: 'South: 555', checkedOn: today, teamId: await teamId(at, 'South') });
  expect(text((await tess.get('/studio/kind-no')).text)).toContain('out of date (people in no team, North).');
});
