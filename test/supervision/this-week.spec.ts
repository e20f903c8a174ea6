import type { Logger } from 'typeorm';
import { AuditService } from '../../src/audit/audit.service';
import { rows } from '../../src/database/query';
import { EnrolmentsService } from '../../src/enrolments/enrolments.service';
import { EvidenceService } from '../../src/evidence/evidence.service';
import { NeedsService } from '../../src/evidence/needs.service';
import { findDifferences } from '../../src/operations/verify';
import { PeopleService } from '../../src/people/people.service';
import { RolesService } from '../../src/people/roles.service';
import { SupervisionsService } from '../../src/people/supervisions.service';
import { TeamsService } from '../../src/people/teams.service';
import { monthsBack } from '../../src/supervision/team-progress.rules';
import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields, mainOf } from '../support/browser';
import { idOf } from '../support/mail-app';
import { coursesWithNeeds } from '../support/needs-course';
import { bare, bothOf, fromPage } from '../support/sheets';
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

async function addPeople(names: readonly string[]): Promise<void> {
  const [north] = await rows<{ id: string }>(at.db, 'SELECT id AS "id" FROM teams ORDER BY name');
  const supervisor = await idOf(at, 'sol');
  const people = at.app.get(PeopleService);
  await people.transact(async (manager) => {
    for (const [n, name] of names.entries()) {
      const email = `${names.length}-${n}@demo.example`;
      const person = await people.add(manager, { name, email });
      await at.app.get(RolesService).grant(manager, person.id, 'learner');
      await at.app.get(TeamsService).join(manager, person.id, north!.id);
      await at.app.get(SupervisionsService).supervise(manager, supervisor, person.id);
      await at.app.get(EnrolmentsService).plan(manager, person);
    }
  });
}

/** Everything that can be chosen of a table by its links and selects, one at a time and each with another order. */
async function choicesOn(path: string): Promise<string[]> {
  const { text } = await sol.get(path);
  const selects = [...text.matchAll(/<select id="(\w+)"[^]*?<\/select>/g)].map(
    ([html, name]) => [name!, [...html.matchAll(/<option value="([^"]+)"/g)].map(([, value]) => value!)] as const,
  );
  const chips = [...text.matchAll(/class="chip" href="[^"?]*\?([^"]*)"/g)].map(([, query]) => query!);
  const orders = selects.find(([name]) => name === 'sort')![1];
  const singly = [...chips, 'q=an', ...selects.flatMap(([name, values]) => values.map((value) => `${name}=${value}`))];
  return singly.map((query, n) =>
    query.startsWith('sort=') ? `?${query}` : `?${query}&sort=${orders[n % orders.length]}`,
  );
}

describe('what is downloaded', () => {
  it.each([
    ['/team/modules', '/team', 6],
    ['/team/competencies', '/team/competencies', 3],
  ] as const)('of %s is what is shown, cell by cell, for every filter and order', async (path, file, before) => {
    const queries = ['', ...(await choicesOn(path))];
    expect(queries.length).toBeGreaterThan(10);
    for (const query of queries) {
      const { head, rows: shown } = fromPage((await sol.get(path + query)).text);
      const [csv, xlsx] = await bothOf(sol, file, query);
      expect([query, xlsx]).toEqual([query, csv]);
      const cells = (line: string[]) => line.slice(before).map(bare);
      const rest = path === '/team/modules' ? 2 : 1; // the name, and how many are finished
      expect([query, csv.slice(1).map(cells)]).toEqual([query, shown.map((row) => row.slice(rest).map(bare))]);
      expect(csv.slice(1).every(([name], n) => shown[n]![0]!.startsWith(name!))).toBe(true);
      expect(csv[0]!.slice(before).length).toBe(shown.length > 0 ? head.length - rest : csv[0]!.length - before);
    }
  });

  it('runs no formula that somebody is called by', async () => {
    const names = ['=1+1', '+1', '-1', '@x', '\tx', '＝1'].map((name, n) => `${name}${n}`);
    await addPeople(names);
    for (const file of ['/team', '/team/competencies'])
      for (const table of await bothOf(sol, file, '?sort=name')) {
        const found = table.map(([name]) => name!);
        expect(found.filter((name) => /^[=+\-@\t＝]/.test(name))).toEqual([]);
        expect(found.filter((name) => name.startsWith("'")).length).toBe(names.length);
      }
  });

  it('writes a line of the log, with a count and no name', async () => {
    await sol.file('/team/competencies.xlsx?q=amara');
    const [event] = await at.app.get(AuditService).list();
    expect(event).toMatchObject({ action: 'team.exported', actor: 'Sol Reyes', detail: { lines: 1 } });
  });
});

describe('assigning to several people at once', () => {
  const [reason, base] = ['We agreed on it on Monday.', '/team/assignments'];
  const idOfName = async (name: string) =>
    new RegExp(`href="/people/([^"]+)">${name}`).exec((await sol.get('/team/modules')).text)![1]!;
  const waiting = async () => [await idOfName('Amara Okafor'), await idOfName('Ben Whitford')];
  const preview = (people: string[], more = '') =>
    `${base}/preview?${people.map((id) => `person=${id}`).join('&')}&module=walk&module=kind-no&reason=${encodeURIComponent(reason)}${more}`;

  it('shows who gets what, does exactly that once, and takes back what nobody touched since', async () => {
    const people = await waiting();
    const page = preview(people);
    const shown = words((await sol.get(page)).text);
    expect(shown).toMatch(/2 modules would be assigned, to 2 people\./);
    expect(shown).toMatch(/Amara Okafor A kind no Has it already/);
    const sent = { person: people.sort(), module: ['kind-no', 'walk'] };
    const form = { ...hiddenFields((await sol.get(page)).text, base), ...sent };
    const [first, again] = [await sol.post(base, form), await sol.post(base, form)];
    expect([first.status, first.location]).toEqual([303, again.location]);
    const ben = await idOfName('Ben Whitford');
    expect((await sol.send(`/people/${ben}`, `/people/${ben}/waivers`, { module: 'walk', reason })).status).toBe(303);
    const undone = await sol.send(first.location, `${base}/withdrawals`);
    expect(undone.status).toBe(303);
    const after = words((await sol.get(first.location)).text);
    expect(after).toMatch(/Amara Okafor \S.*? Taken back/);
    expect(after).toMatch(/Ben Whitford \S.*? Left alone: begun or changed since/);
    expect(await findDifferences(at.app)).toEqual([]);
    const uma = await Browser.as(at, 'uma');
    expect((await uma.get(first.location)).status).toBe(404);
  });

  it('does nothing where something changed since it was shown, or somebody is not theirs', async () => {
    const [amara] = await waiting();
    const page = preview([amara!]);
    const fields = {
      ...hiddenFields((await sol.get(page)).text, base),
      person: [amara!],
      module: ['kind-no', 'walk'],
    };
    await sol.send(`/people/${amara}`, `/people/${amara}/assignments`, { module: 'walk', reason });
    const late = await sol.post(base, fields);
    expect([late.status, late.text.includes('Something changed since you looked.')]).toEqual([422, true]);
    expect((await (await Browser.as(at, 'uma')).get(page)).status).toBe(404);
    expect((await sol.get(`${base}/preview?person=${amara}&reason=x`)).status).toBe(422);
  });
});

describe('over time', () => {
  it('tells what one’s people finished month by month, and who has which area in place', async () => {
    const [finished] = await rows<{ n: number | string }>(
      at.db,
      `SELECT COUNT(*) AS "n" FROM completions c JOIN supervisions s ON s.person_id = c.person_id WHERE s.supervisor_id = ? AND c.completed_on >= ?`,
      [await idOf(at, 'sol'), `${monthsBack(at.app.get(PeopleService).today(), 12).at(-1)}-01`],
    );
    const text = await said('/team/progress');
    expect(Number(finished!.n)).toBeGreaterThan(1);
    expect(text).toContain(`In the last 12 months your people finished ${finished!.n} modules.`);
    const inMonths = [...text.matchAll(/\w+ 20\d\d (none|one|\d+)(?: modules?)?/g)].map(([, many]) =>
      many === 'none' ? 0 : many === 'one' ? 1 : Number(many),
    );
    expect([inMonths.length, inMonths.reduce((sum, one) => sum + one, 0)]).toEqual([12, Number(finished!.n)]);
    expect(text).toMatch(/Crisis (nobody|one|\d+) of \d+ people/);
    const bars = [...(await sol.get('/team/progress')).text.matchAll(/class="on" width="([\d.]+)"/g)];
    expect(bars.every(([, width]) => Number(width) <= 100)).toBe(true);
    expect(Math.max(...bars.slice(0, 12).map(([, width]) => Number(width)))).toBe(100);
  });
});

describe('with many people', () => {
  const addresses = ['/team', '/team/modules', '/team/competencies', '/team/competencies?area=all', '/team/progress'];

  it('asks the database no more for 60 people more, and works out the same needs as for one', async () => {
    const before = new Map<string, number>();
    for (const address of addresses) before.set(address, await queriesOf(() => sol.get(address)));
    console.info(`Queries of a supervisor’s pages: ${[...before.values()].join(', ')}.`);
    await addPeople(Array.from({ length: 60 }, (_, n) => `Person ${n}`));
    for (const address of addresses)
      expect([address, await queriesOf(() => sol.get(address))]).toEqual([address, before.get(address)]);
    const needs = at.app.get(NeedsService);
    const ids = [await idOf(at, 'amara'), await idOf(at, 'ben'), await idOf(at, '60-7')];
    const all = await needs.ofAll(ids);
    for (const id of ids) expect(all.get(id)).toEqual(await needs.of(id));
  });
});
