import { rows } from '../../src/database/query';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { Courses } from '../support/courses';
import { answerAll, begin, handIn, rightAnswers, tryCheck } from '../support/quiz';

const courses = new Courses();
let at: TestApp;
beforeAll(async () => (at = await startApp({ COURSES_DIR: courses.dir })));
afterAll(async () => {
  await at.close();
  courses.clear();
});

const lesson = (id: string) => `/modules/kind-no/lessons/${id}`;
const publish = async (changeClass: string) =>
  (await Browser.as(at, 'tess')).send('/studio/kind-no', '/studio/kind-no/versions', { changeClass });

async function completionOf(name: string) {
  const [row] = await rows<Record<string, unknown>>(
    at.db,
    'SELECT c.* FROM completions c JOIN people p ON p.id = c.person_id WHERE p.email = ?',
    [`${name}@demo.example`],
  );
  return row;
}

/** A newer version that turns the first question round, and asks for one lesson more. */
async function publishTurnedRound(): Promise<void> {
  courses.edit('kind-no/quizzes/check.md', '- [ ] Take them home', '- [x] Take them home');
  courses.edit('kind-no/quizzes/check.md', '- [x] Eat them together', '- [ ] Eat them together');
  courses.edit('kind-no/module.yaml', '  - lesson: practise\n', '  - lesson: practise\n  - lesson: more\n');
  courses.write('kind-no/lessons/more.md', '---\ntitle: More\nminutes: 2\nmessage: There is more.\n---\n\nSay more.\n');
  expect((await publish('safety')).status).toBe(303);
}

it('marks an open attempt against the version it began on, and changes no completion', async () => {
  const [amara, grace] = [await Browser.as(at, 'amara'), await Browser.as(at, 'grace')];
  for (const id of ['three-parts', 'practise']) await grace.send(lesson(id), `${lesson(id)}/completion`);
  await tryCheck(grace, rightAnswers);
  const granted = await completionOf('grace');
  expect(granted).toBeDefined();
  const open = await begin(amara);
  await answerAll(amara, open, rightAnswers.slice(0, 2));

  await publishTurnedRound();

  await answerAll(amara, open, rightAnswers);
  expect((await amara.get(await handIn(amara, open))).text).toContain('Passed: 3 of 3');
  expect(await completionOf('grace')).toEqual(granted);
  const record = (await grace.get('/my-record')).text;
  expect(record).toContain('You have finished one module');
  expect(record).toContain('(now 2)');
});

it('completes a module by what the version begun asks for', async () => {
  const amara = await Browser.as(at, 'amara');
  expect((await amara.get('/modules/kind-no')).text).toContain('There is a newer version (2)');
  for (const id of ['three-parts', 'practise']) await amara.send(lesson(id), `${lesson(id)}/completion`);
  expect((await amara.get('/my-record')).text).toContain('You have finished one module');
});

it('gives the newest version to whoever begins later', async () => {
  const liam = await Browser.as(at, 'liam');
  expect((await liam.get('/modules/kind-no')).text).toContain('version 2');
  expect((await tryCheck(liam, rightAnswers)).result).toContain('Nearly there: 2 of 3');
});

it('keeps a completion and its date through a restart', async () => {
  const granted = await completionOf('grace');
  await at.stop();
  at = await startApp({ COURSES_DIR: courses.dir }, at.place);
  expect(await completionOf('grace')).toEqual(granted);
  expect((await (await Browser.as(at, 'grace')).get('/my-record')).text).toContain('You have finished one module');
});

it('keeps a completion when the module’s folder is gone', async () => {
  const granted = await completionOf('grace');
  courses.remove('kind-no');
  const grace = await Browser.as(at, 'grace');
  expect(await completionOf('grace')).toEqual(granted);
  expect((await grace.get('/my-record')).text).toContain('A kind no');
  expect((await grace.get(lesson('practise'))).text).toContain('Say it twice.');
});
