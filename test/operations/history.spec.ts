import fc from 'fast-check';
import { EnrolmentsService } from '../../src/enrolments/enrolments.service';
import { findDifferences } from '../../src/operations/verify';
import { PeopleService } from '../../src/people/people.service';
import { RolesService } from '../../src/people/roles.service';
import { rows } from '../../src/database/query';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';

let at: TestApp;
let learners: Browser[];
beforeAll(async () => {
  at = await startApp();
  learners = await Promise.all(['amara', 'chloe', 'grace'].map((name) => Browser.as(at, name)));
});
afterAll(() => at.close());

const quiz = '/modules/kind-no/quizzes/check';
type Step = (who: Browser, n: number) => Promise<unknown>;

const begin = async (who: Browser) => (await who.send(quiz, `${quiz}/attempts`)).location.replace('/questions/1', '');
const steps: Record<string, Step> = {
  lesson: (who, n) => {
    const lesson = `/modules/kind-no/lessons/${['three-parts', 'practise'][n % 2]}`;
    return who.send(lesson, `${lesson}/completion`);
  },
  answer: async (who, n) => {
    const attempt = await begin(who);
    const page = `${attempt}/questions/${1 + (n % 3)}`;
    const options = [...(await who.get(page)).text.matchAll(/name="option" id="[^"]+" value="([^"]+)"/g)];
    return who.send(page, `${attempt}/answers`, { option: options[n % options.length]![1]!, then: 'stay' });
  },
  submit: async (who) => {
    const attempt = await begin(who);
    return who.send(`${attempt}/review`, `${attempt}/submission`);
  },
  leaveOrJoinAgain: async (_, n) => {
    const people = at.app.get(PeopleService);
    await people.transact(async (manager) => {
      const email = ['ines', 'quinn'][n % 2] + '@demo.example';
      const [person] = await rows<{ id: string }>(manager, 'SELECT id FROM people WHERE email = ?', [email]);
      await at.app.get(RolesService).revoke(manager, person!.id, 'learner');
      if (n % 4 > 1) await at.app.get(RolesService).grant(manager, person!.id, 'learner');
      await at.app.get(EnrolmentsService).plan(manager, { id: person!.id });
    });
  },
};

it('verifies without a difference after any sequence of events, at once or in turn', async () => {
  const step = fc.record({ what: fc.constantFrom(...Object.keys(steps)), who: fc.nat({ max: 2 }), n: fc.nat() });
  const history = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 12 });
  const property = fc.asyncProperty(history, async (groups) => {
    for (const group of groups) await Promise.all(group.map(({ what, who, n }) => steps[what]!(learners[who]!, n)));
    expect(await findDifferences(at.app)).toEqual([]);
  });
  await fc.assert(property, { numRuns: process.env.FULL ? 100 : 8 });
}, 600_000);
