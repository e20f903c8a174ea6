import fc from 'fast-check';
import type { EntityManager } from 'typeorm';
import { AttemptStartsService } from '../../src/attempts/attempt-starts.service';
import { AttemptsService } from '../../src/attempts/attempts.service';
import { rightAnswer } from '../../src/attempts/right-answer.rules';
import { CompletionsService } from '../../src/completions/completions.service';
import { partsOf } from '../../src/content/module-parts.rules';
import { VersionsService } from '../../src/content/versions.service';
import { rows } from '../../src/database/query';
import { AskedService } from '../../src/enrolments/asked.service';
import { AssigningService } from '../../src/enrolments/assigning.service';
import { EnrolmentsService } from '../../src/enrolments/enrolments.service';
import { findDifferences } from '../../src/operations/verify';
import { PeopleService } from '../../src/people/people.service';
import { TeamsService } from '../../src/people/teams.service';
import { RolesService } from '../../src/people/roles.service';
import { addDays } from '../../src/shared/dates.rules';
import { newRandomId } from '../../src/shared/ids';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';

let at: TestApp;
let sol: Browser;
let page: string;
beforeAll(async () => {
  at = await startApp();
  sol = await Browser.as(at, 'sol');
  page = `/people/${await idOf('amara')}`;
});
afterAll(() => at.close());

const idOf = async (name: string) =>
  (await rows<{ id: string }>(at.db, 'SELECT id AS "id" FROM people WHERE email = ?', [`${name}@demo.example`]))[0]!.id;
const said = { module: 'kind-no', reason: 'You did this at your last place.' };

it('shows the cast who assigned or waived what, and why', async () => {
  expect((await (await Browser.as(at, 'tove')).get('/my-training')).text).toMatch(
    /Uma Nair said that you need not do this: “You did/,
  );
  expect((await (await Browser.as(at, 'ines')).get('/modules/kind-no')).text).toMatch(
    /Sol Reyes asked you to do this: “We spoke/,
  );
});

it('waives a module: not asked, not counted, and not brought back by a plan', async () => {
  expect((await sol.send(page, `${page}/waivers`, said)).status).toBe(303);
  expect((await sol.get(page)).text).toMatch(
    /Amara Okafor has finished 0 of 0 modules[^]*Waived[^]*Waived by Sol Reyes: “You did/,
  );
  await at.app.get(PeopleService).transact((manager) => at.app.get(EnrolmentsService).planEverybody(manager));
  const amara = await Browser.as(at, 'amara');
  const training = (await amara.get('/my-training')).text;
  expect(training).toContain('Not asked of you');
  expect(training).not.toContain('asked for by');
  expect((await amara.get('/modules/kind-no/lessons/three-parts')).status).toBe(200);
});

it('refuses to waive it again, and keeps what was typed', async () => {
  const again = await sol.send(page, `${page}/waivers`, { ...said, reason: 'Once more & again' });
  expect(again.status).toBe(422);
  expect(again.text).toContain('Once more &amp; again');
  const none = await sol.send(page, `${page}/assignments`, { module: '', reason: '    ' });
  expect(none.text).toContain('Write a reason of 3 to 500 characters.');
  const past = await sol.send(page, `${page}/assignments`, { ...said, dueOn: '2020-01-01' });
  expect([past.status, past.text.includes('Choose a day from today on')]).toEqual([422, true]);
});

it('asks for it again by a day, as an administrator, and tells the person', async () => {
  const ada = await Browser.as(at, 'ada');
  const address = `/administration${page}/assignments`;
  const dueOn = addDays(at.app.get(PeopleService).today(), 10);
  expect((await ada.send(address, address, { ...said, reason: 'It changed this year.', dueOn })).status).toBe(303);
  expect((await ada.get(address)).text).toContain('Assigned by Ada Brandt: “It changed this year.”');
  const module = (await (await Browser.as(at, 'amara')).get('/modules/kind-no')).text;
  expect(module).toContain('Ada Brandt asked you to do this: “It changed this year.”');
  expect(module).toContain('because that day was set');
  const audit = await rows<{ action: string; detail: string }>(
    at.db,
    `SELECT action AS "action", detail AS "detail" FROM audit_events WHERE action LIKE 'module.%' AND subject_id = ? ORDER BY number`,
    [await idOf('amara')],
  );
  expect(audit).toEqual([
    { action: 'module.waived', detail: '{"module":"kind-no"}' },
    { action: 'module.assigned', detail: '{"module":"kind-no"}' },
  ]);
});

it('does not offer or take what somebody has completed', async () => {
  const ben = `/people/${await idOf('ben')}`;
  expect((await sol.get(ben)).text).not.toContain('<option value="kind-no"');
  expect((await sol.send(ben, `${ben}/waivers`, said)).status).toBe(422);
});

const steps = ['plan', 'assign', 'waive', 'begin', 'complete', 'leave', 'join'] as const;

it('keeps what is complete, asks nothing that is waived, and holds one enrolment, whatever happens', async () => {
  const [people, ada] = [at.app.get(PeopleService), await idOf('ada')];
  const [team] = await rows<{ id: string }>(at.db, 'SELECT id AS "id" FROM teams ORDER BY name');
  const tried = fc.asyncProperty(
    fc.array(fc.constantFrom(...steps), { minLength: 3, maxLength: 10 }),
    async (order) => {
      const person = await people.transact(async (manager) => {
        const added = await people.add(manager, {
          name: 'Somebody',
          email: `${newRandomId()}@demo.example`,
          startedOn: '2026-01-05',
        });
        await at.app.get(RolesService).grant(manager, added.id, 'learner');
        await at.app.get(TeamsService).join(manager, added.id, team!.id);
        await at.app.get(EnrolmentsService).plan(manager, added);
        return added;
      });
      let [isWaived, completedOn] = [false, null as string | null];
      for (const step of order) {
        const done = await people.transact((manager) => take(step, manager, person.id, team!.id, ada));
        if (step === 'waive' && done) isWaived = true;
        if (step === 'assign') isWaived = false;
        const progress = await at.app.get(CompletionsService).progressOf([person.id]);
        expect(progress.length).toBeLessThanOrEqual(1);
        const asked = (await at.app.get(AskedService).of(progress)).get(progress[0]?.enrolmentId ?? '');
        if (isWaived) expect([asked?.word?.kind, asked?.dueOn]).toEqual(['waived', null]);
        else expect(asked?.word?.kind).not.toBe('waived');
        completedOn ??= progress[0]?.completion?.completedOn ?? null;
        expect(progress[0]?.completion?.completedOn ?? null).toBe(completedOn);
      }
    },
  );
  await fc.assert(tried, { numRuns: 25 });
  expect(await findDifferences(at.app)).toEqual([]);
}, 60_000);

async function take(
  step: (typeof steps)[number],
  manager: EntityManager,
  personId: string,
  teamId: string,
  byId: string,
): Promise<boolean> {
  const [enrolments, assigning] = [at.app.get(EnrolmentsService), at.app.get(AssigningService)];
  const one = { personId, slug: 'kind-no', byId, reason: 'Because.' };
  if (step === 'waive') return assigning.waive(manager, one);
  if (step === 'assign') await assigning.assign(manager, one, null);
  if (step === 'leave') await at.app.get(TeamsService).leave(manager, personId, teamId, '2026-01-06');
  if (step === 'join') await at.app.get(TeamsService).join(manager, personId, teamId);
  if (step === 'plan' || step === 'leave' || step === 'join') await enrolments.plan(manager, { id: personId });
  if (step === 'begin' || step === 'complete') await learn(manager, personId, step === 'complete');
  return true;
}

async function learn(manager: EntityManager, personId: string, toTheEnd: boolean): Promise<void> {
  const [attempts, completions] = [at.app.get(AttemptsService), at.app.get(CompletionsService)];
  const published = (await at.app.get(VersionsService).findCurrent('kind-no', manager))!;
  const begun = await at.app.get(EnrolmentsService).begin(manager, personId, 'kind-no', published.versionId);
  for (const part of toTheEnd ? partsOf(published.module) : []) {
    if (part.kind === 'lesson') await completions.markLessonDone(manager, personId, begun, part.id);
    else {
      const id = await at.app.get(AttemptStartsService).startOrResume(manager, personId, begun, part.id);
      const attempt = await attempts.getOwn({ id: personId }, id, manager);
      for (const question of attempt.questions) {
        await attempts.save(manager, attempt, {
          questionId: question.id,
          baseRevision: 0,
          pageId: newRandomId(),
          pageSequence: 1,
          chosen: rightAnswer(question, attempt.facts),
        });
      }
      await attempts.submit(manager, attempt);
      await completions.grantIfComplete(manager, personId, begun);
    }
  }
}
