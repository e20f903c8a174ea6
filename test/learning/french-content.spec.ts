import { readFileSync } from 'node:fs';
import { PublishingService } from '../../src/content/publishing.service';
import { transact } from '../../src/database/transact';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { canary, canaryQuestions, typedQuestions, writeCanaryModule } from '../support/canary-course';
import { Courses } from '../support/courses';
import { marked, markedFrench, translateModule } from '../support/french';
import { answer, answerAll, begin, handIn } from '../support/quiz';
import { fillSlot } from '../support/slots';

const courses = new Courses();
let at: TestApp;
let amara: Browser;
beforeAll(async () => {
  writeCanaryModule(courses, 'one-way', false, true);
  translateModule(courses, 'one-way');
  at = await startApp({ COURSES_DIR: courses.dir }, undefined, markedFrench());
  await fillSlot(at, { key: 'test.desk', value: 'The desk', checkedOn: '2026-11-01' });
  amara = await Browser.as(at, 'amara');
  await amara.send('/help', '/language', { language: 'fr' });
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const change = (browser: Browser, language: string) => browser.send('/help', '/language', { language });
const canaries = (html: string) => html.match(new RegExp(`CANARY|${marked('CANARY')}`, 'g')) ?? [];

it('hands nobody a right answer or feedback in French either, before the check is passed', async () => {
  const attempt = await begin(amara, '/modules/one-way/quizzes/check');
  for (let n = 1; n <= canaryQuestions.length + typedQuestions.length; n++) {
    const { text } = await amara.get(`${attempt}/questions/${n}`);
    expect([n, text.includes(marked('What')), canaries(text)]).toEqual([n, true, []]);
  }
  expect(canaries((await amara.get(`${attempt}/review`)).text)).toEqual([]);
});

it('shows the same question, in the same order, with the same answers, and marks them the same', async () => {
  const attempt = await begin(amara, '/modules/one-way/quizzes/check');
  const orderOf = (html: string) =>
    [...html.matchAll(/(?:name="option" (?:id="\S+" )?|<option )value="([^"]*)"/g)].join();
  await change(amara, 'en');
  const right = [...canaryQuestions, ...typedQuestions].map((one) => one.right);
  await answerAll(
    amara,
    attempt,
    right.map((words, i) => (typedQuestions[i - 3]?.id === 'desk' ? ['The desk'] : words)),
  );
  for (let n = 1; n <= right.length; n++) {
    const english = await amara.get(`${attempt}/questions/${n}`);
    await change(amara, 'fr');
    const french = await amara.get(`${attempt}/questions/${n}`);
    await change(amara, 'en');
    expect([n, orderOf(french.text)]).toEqual([n, orderOf(english.text)]);
    expect((french.text.match(/ (checked|selected)/g) ?? []).length).toBe(
      (english.text.match(/ (checked|selected)/g) ?? []).length,
    );
  }
  await change(amara, 'fr');
  const { text } = await amara.get(await handIn(amara, attempt));
  expect(text).toContain(marked(canary('one-way', 'check', 'kinds')));
  expect(text).not.toContain(canary('one-way', 'check', 'kinds'));
});

it.each([['crossing'], [marked('crossing')]])('takes %s for right, whatever language it is read in', async (word) => {
  const practice = await begin(amara, '/modules/one-way/quizzes/warm-up');
  await answer(amara, practice, 7, [word]);
  const page = await amara.get(`${practice}/questions/7`);
  expect(page.text).toContain(marked(right));
});
const right = (JSON.parse(readFileSync('views/locales/en.json', 'utf8')) as Record<string, string>)['question.right']!;

it('marks what is left in English as English, and says once on the module’s page that it is', async () => {
  const page = (await amara.get('/modules/kind-no')).text;
  expect(page).toContain('<h1 lang="en">A kind no</h1>');
  expect(page).toContain(marked('This module has not been translated yet'));
  expect((await amara.get('/modules/one-way')).text).not.toContain(' lang="en">A');
  expect((await amara.get('/modules/kind-no/lessons/three-parts')).text).toContain('<h1 lang="en">');
});

it('is published as a small fix where only the French has changed, and an attempt under way goes on', async () => {
  const publishing = at.app.get(PublishingService);
  expect(await publishing.findPublishable('kind-no')).toBeNull();
  const attempt = await begin(amara);
  translateModule(courses, 'kind-no');
  const version = await transact(at.db, async (manager) =>
    publishing.publish(manager, (await publishing.findPublishable('kind-no', manager))!, 'editorial', null),
  );
  expect(version?.number).toBe(2);
  expect((await (await Browser.as(at, 'grace')).get('/modules/kind-no')).text).toContain('A kind no');
  expect((await amara.get(`${attempt}/questions/1`)).status).toBe(200);
});
