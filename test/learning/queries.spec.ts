import type { Logger } from 'typeorm';
import { Completion } from '../../src/completions/completion.entity';
import { Ledger } from '../../src/database/ledger';
import { EnrolmentsService } from '../../src/enrolments/enrolments.service';
import { PeopleService } from '../../src/people/people.service';
import { SupervisionsService } from '../../src/people/supervisions.service';
import { TeamsService } from '../../src/people/teams.service';
import { RolesService } from '../../src/people/roles.service';
import { newId } from '../../src/shared/ids';
import { rows } from '../../src/database/query';
import { type TestApp, startApp } from '../support/app';
import { beginRun, bridgePage, choose } from '../support/scenario';
import { writeCompetencies } from '../support/needs-course';
import { writeScenarioModule } from '../support/scenario-course';
import { coursesWithSlots } from '../support/slots';
import { idOf } from '../support/mail-app';
import { Browser } from '../support/browser';
import { ask, askingAddress } from '../threads/questions';
import { answerAll, begin, handIn, quiz, wrongAnswers } from '../support/quiz';

const allowed = 8;
const courses = coursesWithSlots();
let at: TestApp;
let amara: Browser;
let pages: string[];
beforeAll(async () => {
  writeScenarioModule(courses);
  writeCompetencies(courses);
  at = await startApp({ COURSES_DIR: courses.dir });
  amara = await Browser.as(at, 'amara');
  await amara.send('/modules/kind-no/lessons/three-parts', '/modules/kind-no/lessons/three-parts/completion');
  const handedIn = await begin(amara);
  await answerAll(amara, handedIn, wrongAnswers);
  await handIn(amara, handedIn);
  const open = await begin(amara);
  await answerAll(amara, open, wrongAnswers);
  const ended = await beginRun(amara);
  for (const choice of [1, 2]) await choose(amara, ended, choice);
  const begun = await beginRun(amara);
  await choose(amara, begun, 1);
  pages = [
    bridgePage,
    ended,
    begun,
    '/my-training',
    '/modules/plain',
    '/modules/kind-no',
    '/modules/kind-no/lessons/three-parts',
    '/modules/kind-no/document',
    '/offline',
    quiz,
    open,
    `${open}/questions/1`,
    `${open}/review`,
    `${handedIn}/result`,
    '/my-record',
    '/my-needs',
    '/my-needs/COM-1',
    '/questions',
    await askingAddress(amara),
    (await ask(amara, 'note', 'One?')).location,
    '/help',
  ];
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

async function queriesOf(path: string): Promise<number> {
  await amara.get(path); // reads immutable versions once, for everybody
  let asked = 0;
  const { logger } = at.db;
  at.db.logger = { logQuery: () => asked++ } as unknown as Logger;
  const { status } = await amara.get(path);
  at.db.logger = logger;
  expect([path, status < 400]).toEqual([path, true]);
  return asked;
}

/** Somebody who finished a module has more to show. */
async function finish(): Promise<void> {
  const personId = await idOf(at, 'amara');
  const standing = await at.app.get(EnrolmentsService).standing(at.db, personId);
  const { enrolmentId, versionId } = standing.find(({ slug }) => slug === 'kind-no')!;
  const completedAt = new Date(Date.now() - 10 * 86_400_000).toISOString();
  const completedOn = completedAt.slice(0, 10);
  const fact = { id: newId(), personId, enrolmentId, versionId: versionId!, minutes: 1, completedOn, completedAt };
  await at.app.get(PeopleService).transact(async (manager) => {
    await at.app.get(Ledger).append(manager, Completion, fact);
  });
}

async function addPeople(number: number): Promise<void> {
  const people = at.app.get(PeopleService);
  const [north] = await rows<{ id: string }>(at.db, 'SELECT id AS "id" FROM teams ORDER BY name');
  const [sol] = await rows<{ id: string }>(at.db, 'SELECT id AS "id" FROM people WHERE email = ?', [
    'sol@demo.example',
  ]);
  await people.transact(async (manager) => {
    for (let n = 1; n <= number; n++) {
      const person = await people.add(manager, { name: `Person ${n}`, email: `person-${n}@demo.example` });
      await at.app.get(RolesService).grant(manager, person.id, 'learner');
      await at.app.get(TeamsService).join(manager, person.id, north!.id);
      await at.app.get(SupervisionsService).supervise(manager, sol!.id, person.id);
      await at.app.get(EnrolmentsService).plan(manager, person);
    }
  });
}

it('asks the database little for a learner’s page, and no more when there are 200 people more', async () => {
  const before = new Map<string, number>();
  for (const page of pages) before.set(page, await queriesOf(page));
  console.info(`Queries of a learner’s page: ${Math.min(...before.values())} to ${Math.max(...before.values())}.`);
  expect([...before].filter(([, number]) => number > allowed)).toEqual([]);
  await addPeople(200);
  for (const page of pages) expect([page, await queriesOf(page)]).toEqual([page, before.get(page)]);
  await finish();
  for (const page of ['/my-training', '/my-record', '/modules/kind-no'])
    expect([page, (await queriesOf(page)) <= allowed]).toEqual([page, true]);
  expect((await amara.get('/my-training')).text).toContain('Three questions to keep');
});
