import { RenewalsService } from '../../src/completions/renewals.service';
import { newerScenario, nextPart } from '../../src/completions/completion.rules';
import type { TrainingModule } from '../../src/content/course-model.types';
import { findDifferences } from '../../src/operations/verify';
import { Clock } from '../../src/shared/clock';
import { addDays } from '../../src/shared/dates.rules';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { beginRun, bridgePage, canariesIn, choose } from '../support/scenario';
import { writeScenarioModule } from '../support/scenario-course';
import { coursesWithSlots } from '../support/slots';

const courses = coursesWithSlots();
const walk = '/modules/walk';
const fieldPage = `${walk}/scenarios/field`;
const field = `---\ntitle: The field\nminutes: 3\n---\n\n## gate\n\nLee waits at the gate.\n\n- Wave. {best} -> home\n  > Lee waves back.\n- Look away. {poor} -> home\n  > Lee looks down.\n\n## home {ending}\n\nYou are home. What did you notice at the gate?\n`;
let at: TestApp;
let amara: Browser;
let now: Date | null = null;
beforeAll(async () => {
  writeScenarioModule(courses);
  courses.write('walk/scenarios/field.md', field);
  courses.edit('walk/module.yaml', '  - scenario: bridge\n', '  - scenario: bridge\n  - scenario: field\n');
  courses.edit('walk/module.yaml', '[lessons, scenario] }', '[lessons] }\nvalid_months: 6');
  at = await startApp({ COURSES_DIR: courses.dir });
  const clock = at.app.get(Clock);
  const real = clock.now.bind(clock);
  clock.now = () => now ?? real();
  amara = await Browser.as(at, 'amara');
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const optionsIn = (html: string) => [...html.matchAll(/id="c-(\d+)"/g)].map(([, no]) => Number(no));
const through = async (page: string, ...choices: number[]) => {
  const run = await beginRun(amara, page);
  for (const choice of choices) await choose(amara, run, choice);
};
const doLesson = () => amara.send(`${walk}/lessons/one`, `${walk}/lessons/one/completion`);

/** The period that was completed comes near its end. */
async function renew(): Promise<void> {
  now = new Date(`${addDays((now ?? new Date()).toISOString().slice(0, 10), 170)}T12:00:00Z`);
  await at.app.get(RenewalsService).plan();
  amara = await Browser.as(at, 'amara');
}

it('asks first for the scenario that somebody has not taken, and for the other one after it', async () => {
  await through(bridgePage, 2, 1);
  await doLesson();
  await renew();
  await doLesson();
  expect(words((await amara.get(walk)).text)).toContain('Continue: The field');
  const again = (await amara.get(bridgePage)).text;
  expect(words(again)).toContain('There is one that is new to you; you may like to take it first: The field');
  expect(again).toContain(`<a href="${fieldPage}">The field</a>`);
  expect((await amara.get(fieldPage)).text).not.toContain('before you renewed');
  await through(fieldPage, 1);
  expect(words((await amara.get(walk)).text)).toContain('Continue: The bridge');
});

it('says so where the story is the same, and puts what was not tried first at each turn', async () => {
  expect((await amara.get(bridgePage)).text).toContain('what you have not tried yet stands first');
  const run = await beginRun(amara);
  const turn = (await amara.get(run)).text;
  expect(optionsIn(turn)).toEqual([1, 2]);
  expect(words(turn)).toMatch(/Walk on\. Stop and ask Lee to sit down \. You took this before/);
  expect(turn.match(/You took this before/g)).toHaveLength(1);
  expect(canariesIn(turn)).toEqual([]);
  await choose(amara, run, 2);
  const second = (await amara.get(run)).text;
  expect(optionsIn(second)).toEqual([2, 1]);
  await choose(amara, run, 1);
  expect((await amara.get(bridgePage)).text).not.toContain('before you renewed');
});

it('offers the one of longer ago where each was taken before', async () => {
  await renew();
  await doLesson();
  expect(words((await amara.get(walk)).text)).toContain('Continue: The field');
  expect(words((await amara.get(bridgePage)).text)).toContain('This one is longer ago');
  expect(await findDifferences(at.app)).toEqual([]);
});

it('says nothing of it to somebody who takes a scenario for the first time', async () => {
  const grace = await Browser.as(at, 'grace');
  const run = await beginRun(grace);
  expect((await grace.get(bridgePage)).text).not.toContain('before you renewed');
  expect((await grace.get(run)).text).not.toContain('You took this before');
});

it('keeps the order of the contents where nothing was taken before, and never passes over a lesson', () => {
  const scenario = (id: string) => ({ id, title: id, minutes: 1, turns: [] });
  const module = {
    contents: ['a', 'b', 'c'].map((id) => ({ kind: 'scenario', id })),
    completion: { allOf: ['scenario'] },
    lessons: [],
    quizzes: [],
    scenarios: ['a', 'b', 'c'].map(scenario),
  } as unknown as TrainingModule;
  const next = (done: string[], scenariosBefore?: string[]) =>
    nextPart(module, { done: new Set(done.map((id) => `scenario:${id}`)), scenariosBefore })?.id;
  expect([next([]), next(['a']), next([], ['a']), next([], ['a', 'b']), next(['c'], ['b', 'a'])]).toEqual([
    ...['a', 'b', 'b', 'c', 'b'],
  ]);
  expect(next([], ['b', 'c', 'a'])).toBe('b');
  expect(newerScenario(module, { done: new Set(), scenariosBefore: ['a'] }, 'c')).toBeNull();
});
