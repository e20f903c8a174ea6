import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { Courses } from '../support/courses';
import { everyFact, writeEveryType } from '../support/every-type';
import { marked, markedFrench } from '../support/french';
import { answerFields, begin } from '../support/quiz';
import { fillSlot } from '../support/slots';

const courses = new Courses();
let at: TestApp;
beforeAll(async () => {
  writeEveryType(courses);
  at = await startApp({ COURSES_DIR: courses.dir }, undefined, markedFrench());
  for (const [key, value] of Object.entries(everyFact)) await fillSlot(at, { key, value, checkedOn: '2026-11-01' });
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const langOf = (html: string) => /<html lang="(\w+)"/.exec(html)?.[1];

it('shows the signed-out another language, on the same page, and remembers it at the browser', async () => {
  const nobody = new Browser(at);
  const page = '/sign-in?next=%2Fjournal';
  expect(langOf((await nobody.get(page)).text)).toBe('en');
  expect((await nobody.get(page)).text).toContain(
    'name="language" value="fr" lang="fr"><b aria-hidden="true">fr</b><span>Français</span>',
  );
  expect((await nobody.send(page, '/language', { language: 'fr' })).location).toBe(page);
  for (const path of [page, '/help', '/password-reset', '/invitations/none', '/nowhere'])
    expect([path, langOf((await nobody.get(path)).text)]).toEqual([path, 'fr']);
  await nobody.send('/help', '/language', { language: 'en' });
  expect(langOf((await nobody.get('/help')).text)).toBe('en');
});

it('keeps the language of whoever is signed in with them, and the sign-in page speaks it after they are gone', async () => {
  const ben = await Browser.as(at, 'ben');
  await ben.send('/my-training', '/language', { language: 'fr' });
  expect((await ben.get('/my-training')).text).toContain(marked('My training'));
  const elsewhere = await Browser.as(at, 'ben');
  expect(langOf((await elsewhere.get('/my-record')).text)).toBe('fr');
  await elsewhere.send('/my-record', '/sign-out');
  expect(langOf((await elsewhere.get('/sign-in')).text)).toBe('fr');
  await ben.send('/account', '/account/language', { language: 'en' });
  expect(langOf((await ben.get('/help')).text)).toBe('en');
});

it('leads back to a page of its own and nowhere else, and knows no other languages', async () => {
  const nobody = new Browser(at);
  for (const to of ['https://example.org/', '//example.org', '/\\example.org', 'help', ''])
    expect((await nobody.send('/help', '/language', { language: 'fr', to })).location).toBe('/');
  expect((await nobody.send('/help', '/language', { language: 'xx' })).status).toBe(404);
  expect((await nobody.post('/language', { language: 'fr' })).status).toBe(403);
});

it('offers no switch where a page answers a form: what was typed would be gone', async () => {
  const grace = await Browser.as(at, 'grace');
  const typed = await grace.send('/account', '/account/password', { present: '', password: 'short' });
  expect([typed.status, typed.text.includes('class="tongue"')]).toEqual([422, false]);
  const nobody = new Browser(at);
  const wrong = await nobody.send('/sign-in', '/sign-in', { email: 'x@demo.example', password: 'no' });
  expect([wrong.status, wrong.text.includes('class="tongue"')]).toEqual([422, true]);
});

describe('in the middle of a quiz, without JavaScript', () => {
  const typed: [n: number, answer: string[]][] = [
    [1, ['A song']],
    [2, ['Warmth', 'A lecture']],
    [4, ['Fine', 'Not fine', 'Fine']],
    [5, ['Note it', 'Listen', 'Say the rule', 'Offer a bridge']],
    [6, ['11,5']],
    [7, ['a step across']],
    [8, ['I would say it kindly.']],
  ];

  it('keeps what was only typed or chosen, shows the same question in the other language, and changes back', async () => {
    const amara = await Browser.as(at, 'amara');
    const attempt = await begin(amara, '/modules/every-type/quizzes/check');
    for (const [n, words] of typed) {
      const { text } = await amara.get(`${attempt}/questions/${n}`);
      expect(text).toContain('form="answer-form" name="language" value="fr"');
      const fields = answerFields(text, attempt, words);
      delete fields.then;
      const switched = await amara.post(`${attempt}/answers`, { ...fields, language: 'fr' });
      expect([switched.status, switched.location]).toEqual([303, `${attempt}/questions/${n}`]);
      const french = await amara.get(switched.location);
      expect(langOf(french.text)).toBe('fr');
      const given = [fields.option!].flat();
      const isThere = (value: string) =>
        new RegExp(
          `value="${value}"(?: checked| selected)|name="option" value="${value}"|id="answer"[^>]* value="${value}"`,
        ).test(french.text) || french.text.includes(`>${value}</textarea>`);
      expect([n, given.filter((value) => !isThere(value))]).toEqual([n, []]);
      await amara.send(`${attempt}/questions/${n}`, `${attempt}/answers`, { option: given, language: 'en' });
      expect(langOf((await amara.get(`${attempt}/questions/${n}`)).text)).toBe('en');
    }
  });
});
