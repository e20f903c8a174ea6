import { rows } from '../../src/database/query';
import { planMoved } from '../../src/operations/day-turn';
import { findDifferences } from '../../src/operations/verify';
import { PeopleService } from '../../src/people/people.service';
import { TeamsService } from '../../src/people/teams.service';
import { Clock } from '../../src/shared/clock';
import { addDays } from '../../src/shared/dates.rules';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { asked, coursesByTeamType, idOf, onAccount, teamId } from './places';

jest.setTimeout(60_000);
const { coursesDir, clear } = coursesByTeamType();
let at: TestApp;
let ada: Browser;
let today: string;
beforeAll(async () => {
  at = await startApp({ COURSES_DIR: coursesDir });
  ada = await Browser.as(at, 'ada');
  today = at.app.get(PeopleService).today();
});
afterAll(async () => {
  await at.close();
  clear();
});

const list = '/administration/teams';
const onTeam = async (name: string, form: string, fields: Record<string, string> = {}) => {
  const address = `${list}/${await teamId(at, name)}`;
  return ada.send(address, `${address}/${form}`, fields);
};
const memberships = async (key: string, team: string) =>
  rows<{ id: string; fromOn: string; toOn: string | null }>(
    at.db,
    'SELECT id AS "id", from_on AS "fromOn", to_on AS "toOn" FROM memberships WHERE person_id = ? AND team_id = ? ORDER BY from_on',
    [await idOf(at, key), await teamId(at, team)],
  );

it('adds a team, refuses a second of the same name, and removes one that nobody ever belonged to', async () => {
  expect((await ada.send(list, list, { name: 'East', teamType: 'campus' })).status).toBe(303);
  const again = await ada.send(list, list, { name: 'east', teamType: 'crisis' });
  expect([again.status, again.text.includes('There is a team of this name already.')]).toEqual([422, true]);
  expect(again.text).toContain('value="east"');
  await ada.send(list, list, { name: 'Mistake', teamType: 'campus' });
  expect((await onTeam('Mistake', 'removal')).status).toBe(303);
  expect((await ada.get(list)).text).not.toContain('Mistake');
});

it('counts members and does not remove a team that has any', async () => {
  expect((await ada.get(list)).text.replace(/<[^>]+>/g, ' ')).toMatch(/North\s+ACT team\s+11 people/);
  const hidden = (await ada.get(`${list}/${await teamId(at, 'East')}`)).text;
  expect(hidden).toContain('Remove this team');
  const north = await teamId(at, 'North');
  const east = `${list}/${await teamId(at, 'East')}`;
  const form = /action="[^"]+removal">(.*?)<\/form>/s.exec((await ada.get(east)).text)![1]!;
  const [csrf, key] = ['_csrf', '_key'].map((name) => new RegExp(`name="${name}" value="([^"]+)"`).exec(form)![1]!);
  const answer = await ada.post(`${list}/${north}/removal`, { _csrf: csrf!, _key: key! });
  expect([answer.status, answer.text.includes('People belong or belonged to this team')]).toEqual([422, true]);
});

it('moves Amara to another type of team: she keeps what she began, and the rest follows the new paths', async () => {
  await onAccount(at, ada, 'amara', 'memberships', { teamId: await teamId(at, 'South'), fromOn: today, toOn: '' });
  expect(Object.keys(await asked(at, 'amara')).sort()).toEqual(['kind-no', 'on-clinical']);
  const amara = await Browser.as(at, 'amara');
  const lesson = '/modules/kind-no/lessons/three-parts';
  await amara.send(lesson, `${lesson}/completion`);
  const [north] = await memberships('amara', 'North');
  const [south] = await memberships('amara', 'South');
  await onAccount(at, ada, 'amara', `memberships/${north!.id}`, { fromOn: north!.fromOn, toOn: today });
  await onAccount(at, ada, 'amara', `memberships/${south!.id}`, { fromOn: today, toOn: today });
  expect(Object.keys(await asked(at, 'amara'))).toEqual(['kind-no']);
  await onAccount(at, ada, 'amara', 'memberships', { teamId: await teamId(at, 'East'), fromOn: today, toOn: '' });
  expect(Object.keys(await asked(at, 'amara')).sort()).toEqual(['kind-no', 'on-campus']);
  expect((await amara.get('/my-training')).text).toContain('1 of 3 parts done');
});

it('plans every member anew when a team changes its type, and keeps what was finished', async () => {
  const before = await asked(at, 'mei'); // South, clinical; everything finished
  const quinn = await asked(at, 'quinn'); // South, clinical; nothing begun
  expect([Object.keys(before).sort(), Object.keys(quinn).sort()]).toEqual([
    ['kind-no', 'on-clinical'],
    ['kind-no', 'on-clinical'],
  ]);
  expect((await onTeam('South', 'details', { name: 'South side', teamType: 'campus' })).status).toBe(303);
  expect(Object.keys(await asked(at, 'mei')).sort()).toEqual(['kind-no', 'on-campus', 'on-clinical']);
  expect(Object.keys(await asked(at, 'quinn')).sort()).toEqual(['kind-no', 'on-campus']);
});

it('moves every due day when the first day of work moves', async () => {
  const startedOn = addDays(today, 20);
  const details = { name: 'Quinn Moreau', email: 'quinn@demo.example', language: 'en', startedOn };
  expect((await onAccount(at, ada, 'quinn', 'details', details)).status).toBe(303);
  const due = await asked(at, 'quinn');
  expect([due['kind-no']! > addDays(startedOn, 14), due['on-campus']! > addDays(startedOn, 30)]).toEqual([true, true]);
});

it('refuses days that overlap, and says so beside the form', async () => {
  const answer = await onAccount(at, ada, 'ben', 'memberships', {
    teamId: await teamId(at, 'North'),
    fromOn: '2020-01-01',
    toOn: '',
  });
  expect([answer.status, answer.text.includes('These days overlap')]).toEqual([422, true]);
  expect(answer.text).toContain('value="2020-01-01"');
});

it('does not double a membership that two administrators enter at once', async () => {
  const [people, teams] = [at.app.get(PeopleService), at.app.get(TeamsService)];
  const [who, team] = [await idOf(at, 'hiro'), await teamId(at, 'East')];
  const joined = await Promise.all(
    Array.from({ length: 6 }, () => people.transact((manager) => teams.join(manager, who, team))),
  );
  expect(joined.filter(Boolean)).toHaveLength(1);
  expect(await memberships('hiro', 'East')).toHaveLength(1);
});

it('plans a later membership when its day has come', async () => {
  const from = addDays(today, 10);
  await onAccount(at, ada, 'ines', 'memberships', { teamId: await teamId(at, 'East'), fromOn: from, toOn: '' });
  await planMoved(at.app);
  expect(Object.keys(await asked(at, 'ines'))).toEqual(['kind-no']);
  await at.app.get(Clock).at(new Date(`${from}T12:00:00Z`), () => planMoved(at.app));
  expect(Object.keys(await asked(at, 'ines')).sort()).toEqual(['kind-no', 'on-campus']);
});

it('closes a team on a day: its members leave, and nobody joins past it', async () => {
  expect((await onTeam('East', 'closing', { closedOn: today })).status).toBe(303);
  expect((await memberships('hiro', 'East')).map((one) => one.toOn)).toEqual([today]);
  expect((await ada.get(list)).text).toContain('Closed');
  const late = await onAccount(at, ada, 'ben', 'memberships', {
    teamId: await teamId(at, 'East'),
    fromOn: today,
    toOn: '',
  });
  expect([late.status, late.text.includes('This team closes before that.')]).toEqual([422, true]);
  expect(await findDifferences(at.app)).toEqual([]);
});
