import type { Logger } from 'typeorm';
import { rows } from '../../src/database/query';
import { EnrolmentsService } from '../../src/enrolments/enrolments.service';
import { EvidenceService } from '../../src/evidence/evidence.service';
import { NeedsService } from '../../src/evidence/needs.service';
import { PeopleService } from '../../src/people/people.service';
import { RolesService } from '../../src/people/roles.service';
import { SupervisionsService } from '../../src/people/supervisions.service';
import { TeamsService } from '../../src/people/teams.service';
import { type TestApp, startApp } from '../support/app';
import { Browser, mainOf } from '../support/browser';
import { idOf } from '../support/mail-app';
import { coursesWithNeeds } from '../support/needs-course';
import { rightAnswers, tryCheck } from '../support/quiz';

const courses = coursesWithNeeds();
let at: TestApp;
let sol: Browser;
beforeAll(async () => {
  at = await startApp({ COURSES_DIR: courses.dir });
  sol = await Browser.as(at, 'sol');
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const words = (html: string) =>
  mainOf(html)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('&#x27;', "'");
const said = async (address: string) => words((await sol.get(address)).text);
const cardOf = async (name: string) => {
  const card = (await sol.get('/team')).text.split('<article').find((one) => one.includes(`>${name}</a></h3>`));
  return words(`<main>${card}</main>`);
};

describe('this week', () => {
  it('opens with how many are clear for lone contact, and what waits', async () => {
    expect(await said('/team')).toMatch(
      /Your team, this week This week .*\w+day \d+ \w+\. \d+ of the 9 people at work are clear for lone contact\. \d+ things wait for you\. First, for you/,
    );
  });

  it('says of each person what is missing before lone contact, and why', async () => {
    expect(await cardOf('Ines Carvalho')).toMatch(
      /Not yet clear for lone contact Missing before lone contact \(1 of 1\) Skill CRI-1 Nothing has shown this yet\./,
    );
    await tryCheck(await Browser.as(at, 'amara'), rightAnswers);
    expect(await cardOf('Amara Okafor')).toMatch(
      /Skill CRI-1 A check was passed on .*? Nobody has seen it or talked it through yet\./,
    );
    const today = at.app.get(PeopleService).today();
    const told = { personId: await idOf(at, 'amara'), raterId: await idOf(at, 'sol') };
    const seen = { competency: 'CRI-1', kind: 'role-play' as const, level: 1, seenOn: today };
    const record = (level: number) =>
      at.app
        .get(PeopleService)
        .transact((manager) => at.app.get(EvidenceService).record(manager, told, { ...seen, level }));
    await record(1);
    expect(await cardOf('Amara Okafor')).toMatch(
      /Skill CRI-1 Role play with Sol Reyes: knows it\. That was on .*?; asked for is “can do it with support”\./,
    );
    await record(3);
    expect(await said('/team')).toMatch(/Amara Okafor .*?Clear for lone contact/);
  });

  it('keeps who is away apart, and what they ask on top', async () => {
    const text = await said('/team');
    expect(text).toMatch(/Away Grace Two-Hearts · North .*? Away/);
    expect(text).toMatch(/Chantal Desrosiers : one question has waited for your answer/);
  });

  it('names the skill that one session would help most people with', async () => {
    expect(await said('/team')).toMatch(/Across the team Skill \w+-\d : \d of \d are below what is asked\./);
  });

  it('is of exactly one’s own people, with no time of day and no single answer', async () => {
    const { text } = await sol.get('/team');
    for (const hidden of ['Chloe Martin', 'plums', 'Take them home']) expect(text).not.toContain(hidden);
    expect(words(text)).not.toMatch(/\d\d:\d\d/);
    for (const name of ['amara', 'tess', 'ada'])
      expect([name, (await (await Browser.as(at, name)).get('/team')).status]).toEqual([name, 404]);
  });

  it('leads old addresses of the table to where it is now', async () => {
    expect(await sol.get('/team?state=done&sort=name')).toMatchObject({
      status: 302,
      location: '/team/modules?state=done&sort=name',
    });
  });
});

async function queriesOf(work: () => Promise<unknown>): Promise<number> {
  await work(); // reads immutable versions once, for everybody
  let asked = 0;
  const { logger } = at.db;
  at.db.logger = { logQuery: () => asked++ } as unknown as Logger;
  await work();
  at.db.logger = logger;
  return asked;
}

async function addPeople(number: number): Promise<void> {
  const [north] = await rows<{ id: string }>(at.db, 'SELECT id AS "id" FROM teams ORDER BY name');
  const supervisor = await idOf(at, 'sol');
  const people = at.app.get(PeopleService);
  await people.transact(async (manager) => {
    for (let n = 1; n <= number; n++) {
      const person = await people.add(manager, { name: `Person ${n}`, email: `person-${n}@demo.example` });
      await at.app.get(RolesService).grant(manager, person.id, 'learner');
      await at.app.get(TeamsService).join(manager, person.id, north!.id);
      await at.app.get(SupervisionsService).supervise(manager, supervisor, person.id);
      await at.app.get(EnrolmentsService).plan(manager, person);
    }
  });
}

describe('with many people', () => {
  const addresses = ['/team', '/team/modules'];

  it('asks the database no more for 60 people more, and works out the same needs as for one', async () => {
    const before = new Map<string, number>();
    for (const address of addresses) before.set(address, await queriesOf(() => sol.get(address)));
    console.info(`Queries of a supervisor’s pages: ${[...before.values()].join(', ')}.`);
    await addPeople(60);
    for (const address of addresses)
      expect([address, await queriesOf(() => sol.get(address))]).toEqual([address, before.get(address)]);
    const needs = at.app.get(NeedsService);
    const ids = [await idOf(at, 'amara'), await idOf(at, 'ben'), await idOf(at, 'person-7')];
    const all = await needs.ofAll(ids);
    for (const id of ids) expect(all.get(id)).toEqual(await needs.of(id));
  });
});
