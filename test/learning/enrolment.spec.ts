import fc from 'fast-check';
import type { EntityManager } from 'typeorm';
import { CompletionsService } from '../../src/completions/completions.service';
import { VersionsService } from '../../src/content/versions.service';
import { transact } from '../../src/database/transact';
import { EnrolmentsService } from '../../src/enrolments/enrolments.service';
import { PeopleService } from '../../src/people/people.service';
import { TeamsService } from '../../src/people/teams.service';
import { RolesService } from '../../src/people/roles.service';
import type { Person } from '../../src/people/person.entity';
import type { Role, TeamType } from '../../src/people/people.types';
import { newRandomId } from '../../src/shared/ids';
import { type TestApp, startApp } from '../support/app';
import { Courses } from '../support/courses';

/** Which modules the paths ask for, by team type and by role. */
const asked: Record<string, string[]> = {
  act: ['both', 'only-act'],
  clinical: ['both', 'only-clinical'],
  trainer: ['only-trainer'],
};
const slugs = [...new Set(Object.values(asked).flat())];

const courses = new Courses();
let at: TestApp;
const teams = new Map<TeamType, string>();
beforeAll(async () => {
  const path = (name: string, roles: string, types: string) =>
    courses.write(
      `paths/${name}.yaml`,
      `title: ${name}\nfor: { roles: [${roles}], team_types: [${types}] }\ngroups:\n  - { title: First, why: It comes first., modules: [${asked[name]!.join(', ')}] }\n`,
    );
  path('act', 'learner', 'act');
  path('clinical', 'learner', 'clinical');
  path('trainer', 'trainer', 'any');
  for (const slug of slugs) {
    courses.copyModule('kind-no', slug);
    courses.edit(`${slug}/module.yaml`, 'all_of: [lessons, quiz]', 'all_of: [lessons]');
  }
  courses.remove('paths/everyone.yaml');
  at = await startApp({ COURSES_DIR: courses.dir });
  await inOne(async (manager) => {
    for (const type of ['act', 'clinical'] as const)
      teams.set(type, (await at.app.get(TeamsService).add(manager, `Team ${type}`, type)).id);
  });
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const people = () => at.app.get(PeopleService);
const enrolments = () => at.app.get(EnrolmentsService);
const inOne = <T>(work: (manager: EntityManager) => Promise<T>) => transact(at.db, work);
const standing = async (person: Person) =>
  new Set((await enrolments().standing(at.db, person.id)).map((one) => one.slug));
const completed = async (person: Person) =>
  (await at.app.get(CompletionsService).progressOf([person.id]))
    .filter((one) => one.completion)
    .map((one) => one.slug)
    .sort();

const newcomer = () =>
  inOne(async (manager) => {
    const person = await people().add(manager, { name: 'New Person', email: `${newRandomId()}@demo.example` });
    await at.app.get(RolesService).grant(manager, person.id, 'learner');
    return person;
  });

/** A change of team or role, with the planning that belongs to it. */
const change = (person: Person, work: (manager: EntityManager) => Promise<unknown>) =>
  inOne(async (manager) => {
    await work(manager);
    await enrolments().plan(manager, person);
  });
const join = (person: Person, type: TeamType) =>
  change(person, (manager) => at.app.get(TeamsService).join(manager, person.id, teams.get(type)!));
const leave = (person: Person, type: TeamType) =>
  change(person, (manager) => at.app.get(TeamsService).leave(manager, person.id, teams.get(type)!));
const grant = (person: Person, role: Role) =>
  change(person, (manager) => at.app.get(RolesService).grant(manager, person.id, role));
const revoke = (person: Person, role: Role) =>
  change(person, (manager) => at.app.get(RolesService).revoke(manager, person.id, role));

async function beginIn(manager: EntityManager, person: Person, slug: string) {
  const current = await at.app.get(VersionsService).findCurrent(slug, manager);
  return enrolments().begin(manager, person.id, slug, current!.versionId);
}
const begin = (person: Person, slug: string) => inOne((manager) => beginIn(manager, person, slug));
const complete = (person: Person, slug: string) =>
  inOne(async (manager) => {
    const begun = await beginIn(manager, person, slug);
    for (const id of ['three-parts', 'practise'])
      await at.app.get(CompletionsService).markLessonDone(manager, person.id, begun, id);
  });

it('asks somebody for what the paths of their team’s type and their roles name', async () => {
  const person = await newcomer();
  await join(person, 'act');
  expect(await standing(person)).toEqual(new Set(['both', 'only-act']));
  await grant(person, 'trainer');
  expect(await standing(person)).toEqual(new Set(['both', 'only-act', 'only-trainer']));
});

it('adds what a new team asks for, and withdraws only what was not begun', async () => {
  const person = await newcomer();
  await join(person, 'act');
  await join(person, 'clinical');
  await leave(person, 'act');
  expect(await standing(person)).toEqual(new Set(['both', 'only-clinical']));
  await begin(person, 'only-clinical');
  await leave(person, 'clinical');
  expect(await standing(person)).toEqual(new Set(['only-clinical']));
});

it('withdraws nothing that is begun in the same moment', async () => {
  const person = await newcomer();
  await join(person, 'act');
  const beginning = inOne(async (manager) => {
    await beginIn(manager, person, 'only-act');
    await new Promise((done) => setTimeout(done, 60));
  });
  await new Promise((done) => setTimeout(done, 20));
  await Promise.all([beginning, leave(person, 'act')]);
  expect(await standing(person)).toEqual(new Set(['only-act']));
});

type Step = { do: 'join' | 'leave' | 'grant' | 'revoke' | 'begin' | 'complete'; team: TeamType; slug: string };
const steps = fc.array(
  fc.record<Step>({
    do: fc.constantFrom('join', 'leave', 'grant', 'revoke', 'begin', 'complete'),
    team: fc.constantFrom('act', 'clinical'),
    slug: fc.constantFrom(...slugs),
  }),
  { minLength: 4, maxLength: 14 },
);

it('has standing what is asked for and what was begun, after any sequence of changes, and every completion', async () => {
  const property = fc.asyncProperty(steps, async (sequence) => {
    const person = await newcomer();
    const inTeams = new Set<TeamType>();
    const [begun, done] = [new Set<string>(), new Set<string>()];
    let trains = false;
    for (const { do: act, team, slug } of sequence) {
      if (act === 'join' && !inTeams.has(team)) await join(person, team).then(() => inTeams.add(team));
      if (act === 'leave' && inTeams.has(team)) await leave(person, team).then(() => inTeams.delete(team));
      if (act === 'grant' && !trains) await grant(person, 'trainer').then(() => (trains = true));
      if (act === 'revoke' && trains) await revoke(person, 'trainer').then(() => (trains = false));
      if (act === 'begin') await begin(person, slug).then(() => begun.add(slug));
      if (act === 'complete') await complete(person, slug).then(() => begun.add(slug) && done.add(slug));
      const wanted = [...inTeams, ...(trains && inTeams.size > 0 ? ['trainer'] : [])].flatMap((key) => asked[key]!);
      expect(await standing(person)).toEqual(new Set([...wanted, ...begun]));
      expect(await completed(person)).toEqual([...done].sort());
    }
  });
  await fc.assert(property, { numRuns: Number(process.env.FULL ? 200 : 15) });
});
