import { transact } from '../../src/database/transact';
import { SlotsService } from '../../src/content/slots.service';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { Courses } from '../support/courses';
import { begin, handIn } from '../support/quiz';

const hostile = (n: number) => `<img src=x onerror=HOSTILE${n}> "onload="HOSTILE${n}`;
const yaml = (n: number) => `'${hostile(n)}'`;
/** The course check refuses HTML in a text, so only a quotation mark can try to break out there. */
const inText = (n: number) => `A word" onload="HOSTILE${n}`;
const courses = new Courses();
let at: TestApp;
beforeAll(async () => {
  const title = (file: string, from: string, n: number) =>
    courses.edit(`kind-no/${file}`, `title: ${from}`, `title: ${yaml(n)}`);
  title('module.yaml', 'A kind no', 1);
  title('lessons/three-parts.md', 'Three parts', 2);
  title('quizzes/check.md', 'Check', 3);
  courses.edit('kind-no/module.yaml', 'summary: How to say no and stay close.', `summary: ${yaml(4)}`);
  courses.edit('kind-no/module.yaml', 'text: One', `text: ${yaml(5)}`);
  courses.edit('kind-no/lessons/three-parts.md', 'message: Warmth, the line, a bridge.', `message: ${yaml(6)}`);
  courses.edit('kind-no/lessons/three-parts.md', '## The line', `## ${inText(7)}`);
  courses.edit(
    'kind-no/lessons/three-parts.md',
    'Say the rule once.',
    `{{policy.gifts}} ${inText(8)}\n\n::: story ${inText(9)} {#a-story}\nLee says: ${inText(10)}\n:::`,
  );
  courses.edit('kind-no/quizzes/check.md', 'Lee brings you plums.', inText(11));
  courses.edit('kind-no/quizzes/check.md', 'Take them home', inText(12));
  courses.edit('kind-no/quizzes/check.md', 'Eat them together', inText(13));
  courses.edit('kind-no/quizzes/check.md', 'SECRET-WRONG', inText(14));
  courses.edit('paths/everyone.yaml', 'why: It comes first.', `why: ${yaml(15)}`);
  at = await startApp({ COURSES_DIR: courses.dir });
  const slot = { key: 'policy.gifts', value: hostile(16), checkedOn: '2026-11-23' };
  await transact(at.db, (manager) => at.app.get(SlotsService).fill(manager, slot, null));
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const insideTags = (html: string) => html.match(/<[^>]*HOSTILE\d+/g) ?? [];

it('shows an author’s or an organisation’s words as words, on every page of a module', async () => {
  const amara = await Browser.as(at, 'amara');
  const attempt = await begin(amara);
  const seen = new Set<string>();
  const look = async (path: string) => {
    const { status, text } = await amara.get(path);
    expect([path, status, insideTags(text)]).toEqual([path, 200, []]);
    for (const [word] of text.matchAll(/HOSTILE\d+/g)) seen.add(word);
  };
  for (const path of ['/my-training', '/modules/kind-no', '/modules/kind-no/lessons/three-parts', '/my-record'])
    await look(path);
  const first = `${attempt}/questions/1`;
  await look('/modules/kind-no/quizzes/check');
  await look(first);
  const option = /id="o-([^"]+)"/.exec((await amara.get(first)).text)![1]!;
  await amara.send(first, `${attempt}/answers`, { option });
  await look(`${attempt}/review`);
  await look(await handIn(amara, attempt));
  expect(seen.size).toBe(16);
});
