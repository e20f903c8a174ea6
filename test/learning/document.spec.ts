import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { allCanaries, canaryQuestions, writeCanaryModule } from '../support/canary-course';
import { coursesWithSlots } from '../support/slots';

const courses = coursesWithSlots();
let at: TestApp;
let amara: Browser;
beforeAll(async () => {
  writeCanaryModule(courses, 'canaries', false);
  at = await startApp({ COURSES_DIR: courses.dir });
  amara = await Browser.as(at, 'amara');
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

it('has every lesson of a module in order, with its sources, and is linked from the module', async () => {
  const { text } = await amara.get('/modules/kind-no/document');
  const places = ['<h1>A kind no', 'Lesson 1: <span>Three parts', 'Say the rule once.', 'Lesson 2: ', '<li>One</li>'];
  const found = places.map((words) => text.indexOf(words));
  expect(found).toEqual([...found].sort((a, b) => a - b));
  expect(found).not.toContain(-1);
  expect((await amara.get('/modules/kind-no')).text).toContain('href="/modules/kind-no/document"');
});

it('has no question and no key of any quiz', async () => {
  const { status, text } = await amara.get('/modules/canaries/document');
  expect([status, text.includes('One thing.')]).toEqual([200, true]);
  for (const quiz of ['check', 'warm-up'])
    for (const word of allCanaries('canaries', quiz)) expect(text).not.toContain(word);
  for (const { id, right } of canaryQuestions.slice(0, 2))
    expect([id, right.filter((option) => text.includes(option))]).toEqual([id, []]);
});

it('is not there for a module that is not', async () => {
  expect((await amara.get('/modules/nowhere/document')).status).toBe(404);
});
