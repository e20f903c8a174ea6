import { CompletionsService } from '../../src/completions/completions.service';
import { RenewalsService } from '../../src/completions/renewals.service';
import { rows } from '../../src/database/query';
import { EnrolmentsService } from '../../src/enrolments/enrolments.service';
import { PausesService } from '../../src/enrolments/pauses.service';
import { findDifferences } from '../../src/operations/verify';
import { PeopleService } from '../../src/people/people.service';
import { RolesService } from '../../src/people/roles.service';
import { Clock } from '../../src/shared/clock';
import { addDays } from '../../src/shared/dates.rules';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { Courses } from '../support/courses';
import { rightAnswers, tryCheck } from '../support/quiz';

const courses = new Courses();
const kindNo = '/modules/kind-no';
let at: TestApp;
let today: string;
let now: Date | null = null;
let real: () => Date;
beforeAll(async () => {
  courses.edit('kind-no/module.yaml', 'reviewed:', 'valid_months: 6\nreviewed:');
  at = await startApp({ COURSES_DIR: courses.dir });
  const clock = at.app.get(Clock);
  real = clock.now.bind(clock);
  clock.now = () => now ?? real();
  today = at.app.get(PeopleService).today();
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const on = (day: string) => (now = new Date(`${day}T12:00:00Z`));
const plan = () => at.app.get(RenewalsService).plan();
const idOf = async (name: string) =>
  (await rows<{ id: string }>(at.db, 'SELECT id AS "id" FROM people WHERE email = ?', [`${name}@demo.example`]))[0]!.id;
const progressOf = async (name: string) =>
  (await at.app.get(CompletionsService).progressOf([await idOf(name)])).find((one) => one.slug === 'kind-no')!;
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

let until: string;
it('says on every page until when a completion is valid', async () => {
  const amara = await Browser.as(at, 'amara');
  for (const id of ['three-parts', 'practise'])
    await amara.send(`${kindNo}/lessons/${id}`, `${kindNo}/lessons/${id}/completion`);
  await tryCheck(amara, rightAnswers);
  until = (await progressOf('amara')).completion!.validUntil!;
  expect(until.slice(0, 7) > addDays(today, 150).slice(0, 7)).toBe(true);
  for (const page of [kindNo, '/my-training', '/my-record'])
    expect((await amara.get(page)).text).toMatch(new RegExp(`valid until <time datetime="${until}"`));
  const sol = await Browser.as(at, 'sol');
  for (const page of ['/team/modules', `/people/${await idOf('amara')}`])
    expect((await sol.get(page)).text).toMatch(new RegExp(`valid until <time datetime="${until}"`));
  expect((await sol.get('/team.csv')).text).toContain('valid until');
});

it('plans a new period from 60 days before the end on, once, and not a day earlier', async () => {
  on(addDays(until, -61));
  await plan();
  expect((await progressOf('amara')).period).toBe(1);
  on(addDays(until, -60));
  await plan();
  await plan();
  const progress = await progressOf('amara');
  expect([progress.period, progress.completion, progress.earlier.length, progress.pathId !== null]).toEqual([
    2,
    null,
    1,
    true,
  ]);
  expect(await findDifferences(at.app)).toEqual([]);
});

it('lists it under “To renew” with the day, offers to begin again, and keeps what was finished', async () => {
  const amara = await Browser.as(at, 'amara');
  const training = words((await amara.get('/my-training')).text);
  expect(training).toMatch(/To renew .* A kind no/);
  expect(training).toContain('That is valid until');
  expect(training).toContain('You have finished every module on your path.');
  expect(training).not.toContain('finish by');
  const page = words((await amara.get(kindNo)).text);
  expect(page).toMatch(/You finished this on .* That is valid until .* Begin again when you like\./);
  expect(page).toContain('Begin again: Three parts');
  expect((await amara.get('/my-record')).text).toMatch(
    new RegExp(`A kind no[^]*valid until <time datetime="${until}"`),
  );
});

it('counts as done for the supervisor while it is valid, and only then is it asked again', async () => {
  const row = async () => {
    const sol = await Browser.as(at, 'sol');
    return words((await sol.get('/team/modules?q=Amara')).text);
  };
  expect(await row()).toMatch(/1 of 1 .*Finished .*valid until/);
  on(addDays(until, 1));
  expect(await row()).toMatch(/0 of 1 .*Late.*was valid until/);
  const person = words((await (await Browser.as(at, 'sol')).get(`/people/${await idOf('amara')}`)).text);
  expect(person).toContain('was valid until');
  const training = words((await (await Browser.as(at, 'amara')).get('/my-training')).text);
  expect(training).toContain('That was valid until');
});

it('is never late on leave', async () => {
  const leave = { fromOn: addDays(until, -30), toOn: null };
  const [amara, ada] = [await idOf('amara'), await idOf('ada')];
  await at.app.get(PeopleService).transact((manager) => at.app.get(PausesService).add(manager, amara, leave, ada));
  const sol = await Browser.as(at, 'sol');
  expect(words((await sol.get('/team/modules?q=Amara')).text)).not.toMatch(/0 of 1 .*Late/);
});

it('is valid anew once it is done again, and both stand in the record', async () => {
  const amara = await Browser.as(at, 'amara');
  for (const id of ['three-parts', 'practise'])
    await amara.send(`${kindNo}/lessons/${id}`, `${kindNo}/lessons/${id}/completion`);
  expect((await amara.get(`${kindNo}/quizzes/check`)).text).not.toContain('Your tries');
  await tryCheck(amara, rightAnswers);
  const { completion, earlier } = await progressOf('amara');
  expect([completion!.validUntil! > until, earlier[0]!.validUntil]).toEqual([true, until]);
  const record = (await amara.get('/my-record')).text;
  expect(record.match(/valid until <time/g)).toHaveLength(2);
  expect(record).toContain('You have finished one module');
  expect(await findDifferences(at.app)).toEqual([]);
});

it('keeps a completion in the record where its new period is withdrawn, and asks no more', async () => {
  const grace = await Browser.as(at, 'grace');
  now = null;
  for (const id of ['three-parts', 'practise'])
    await grace.send(`${kindNo}/lessons/${id}`, `${kindNo}/lessons/${id}/completion`);
  await tryCheck(grace, rightAnswers);
  on(addDays(until, -30));
  await plan();
  expect((await progressOf('grace')).period).toBe(2);
  const id = await idOf('grace');
  await at.app.get(PeopleService).transact(async (manager) => {
    await at.app.get(RolesService).revoke(manager, id, 'learner');
    await at.app.get(EnrolmentsService).plan(manager, { id });
  });
  const { period, completion, isLast } = await progressOf('grace');
  expect([period, completion !== null, isLast]).toEqual([1, true, false]);
  await plan();
  expect((await progressOf('grace')).period).toBe(1);
  expect(await findDifferences(at.app)).toEqual([]);
});
