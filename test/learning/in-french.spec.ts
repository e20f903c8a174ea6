import { rows } from '../../src/database/query';
import { readLibrary } from '../../src/content/files/read-library';
import { cast } from '../../src/operations/demo-cast';
import { password, type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { Courses } from '../support/courses';
import { everyFact, writeEveryType } from '../support/every-type';
import { marked, markedFrench, translateModule, translatePage, translatePath } from '../support/french';
import { answer, begin, handIn } from '../support/quiz';
import { beginRun, choose } from '../support/scenario';
import { writeScenarioModule } from '../support/scenario-course';
import { fillSlot } from '../support/slots';

jest.setTimeout(120_000);
const courses = new Courses();
let at: TestApp;
let amara: Browser;
/** Words that are no text of ours: names, addresses, sources, the services’ languages, and what the organisation filled in. */
let own: Set<string>;
beforeAll(async () => {
  writeEveryType(courses);
  writeScenarioModule(courses);
  courses.write('local/slots.yaml', slots);
  courses.write('glossary.md', '# Glossary\n\n## Bridge {#bridge}\n\nWhat you can do.\n');
  courses.write('resources/city.yaml', city);
  for (const slug of ['kind-no', 'every-type', 'walk']) translateModule(courses, slug);
  translatePage(courses, 'glossary.md');
  translatePath(courses, 'everyone');
  const found = readLibrary(courses.dir).modules.flatMap(({ problems }) => problems);
  expect(found.filter(({ level }) => level === 'error')).toEqual([]);
  at = await startApp({ COURSES_DIR: courses.dir }, undefined, markedFrench());
  for (const [key, value] of Object.entries(facts)) await fillSlot(at, { key, value, checkedOn: '2026-11-01' });
  const named = await rows<{ words: string }>(
    at.db,
    `SELECT name AS "words" FROM people UNION SELECT name AS "words" FROM teams UNION SELECT name AS "words" FROM organisations
     UNION SELECT value AS "words" FROM slot_revisions`,
  );
  const known = `Waymark ROL CRI Vrai Faux Cree One Two Three kind-no walk every-type always tell same shift if criteria demo example ${password} ${cast.map(({ key }) => key).join(' ')}`;
  own = new Set(asciiWords([known, ...named.map(({ words }) => words)].join(' ')));
  amara = await Browser.as(at, 'amara');
  await amara.send('/help', '/language', { language: 'fr' });
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const facts = { ...everyFact, 'policy.money': '12', 'policy.unfilled': '34' };
const slots = `slots:
  - { key: crisis.onCall, label: Whom to ring, help: In hours and out of hours., kind: list, required: true }
  - { key: policy.suicideTalk, label: When we tell, help: What we tell., kind: choice, choices: [always-tell-same-shift, tell-if-criteria], required: true }
  - { key: policy.unfilled, label: Money, help: One sentence., kind: text, required: false }
  - { key: policy.money, label: Money, help: One sentence., kind: text, required: false }
`;
const city = `title: In our city
title_fr: ${marked('In our city')}
resources:
  - id: desk
    name: Desk
    about: Coffee and company.
    region: North side
    hours: Every day
    cost: free
    phone: "204-555-0100"
    languages: [Cree]
    fr: { name: ${marked('Desk')}, about: ${marked('Coffee')}, region: ${marked('North')}, hours: ${marked('Daily')}, cost: ${marked('free')} }
`;

const asciiWords = (text: string): string[] => text.match(/[A-Za-z][A-Za-z’'-]*[A-Za-z]/g) ?? [];
const read =
  /\b(?:alt|title|aria-label|placeholder|data-(?:saving|kept|other|again|offline|signed-out|stands|late|sent|cut|said|words))="([^"]*)"/g;

/** A day within a sentence stands in French of its own. */
const frenchMonths = new RegExp(
  Array.from({ length: 12 }, (_, n) =>
    new Intl.DateTimeFormat('fr', { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, n, 1))),
  ).join('|'),
  'g',
);

/** Everything of a page that somebody reads or hears, in letters that marked French does not have. */
function englishIn(html: string): string[] {
  const shown = html
    .replace(/<(style|script|time)\b[^]*?<\/\1>/g, ' ')
    .replace(/<textarea[^]*?<\/textarea>/g, ' ')
    .replace(/<(button class="tongue"|option)[^>]* lang=[^]*?<\/(button|option)>/g, ' ')
    .replace(/<a href="(?:https?|tel|sms):[^]*?<\/a>/g, ' ');
  const said = [...shown.matchAll(read)].map(([, words]) => words);
  const text = [shown.replace(/<[^>]*>/g, ' '), ...said]
    .join(' ')
    .replace(/&#?\w+;/g, ' ')
    .replace(/\{\w+\}/g, ' ')
    .replace(frenchMonths, ' ');
  return [...new Set(asciiWords(text))].filter((word) => !own.has(word));
}

/** Every page that these lead to, and what is still English there. */
async function leftIn(browser: Browser, from: string[]): Promise<{ seen: number; left: string[] }> {
  const seen = new Set<string>();
  const left: string[] = [];
  const queue = [...from];
  for (let path = queue.shift(); path; path = queue.shift()) {
    if (seen.has(path) || /\.(pdf|json)$/.test(path)) continue;
    seen.add(path);
    const page = await browser.get(path);
    if (page.location) queue.push(page.location);
    const words = page.status === 303 ? [] : englishIn(page.text);
    if (words.length > 0) left.push(`${path}: ${words.join(' ')}`);
    for (const [, href] of page.text.matchAll(/href="(\/(?!assets)[^"]*)/g))
      queue.push(href!.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&').replace(/#.*/, ''));
  }
  return { seen: seen.size, left };
}

it('has no English on the pages of the signed-out', async () => {
  const nobody = new Browser(at);
  await nobody.send('/sign-in', '/language', { language: 'fr' });
  const more = ['/password-reset/none', '/invitations/none', '/panels/none', '/certificates/none', '/nowhere'];
  expect((await leftIn(nobody, ['/sign-in', '/help', '/password-reset', ...more])).left).toEqual([]);
});

it('has no English on any page that a learner comes to, before, in the middle of and after what there is to do', async () => {
  const check = '/modules/kind-no/quizzes/check';
  const attempt = await begin(amara, check);
  const types = await begin(amara, '/modules/every-type/quizzes/check');
  const practice = await begin(amara, '/modules/every-type/quizzes/warm-up');
  const run = await beginRun(amara);
  const starts = ['/my-training', '/my-record', '/journal', '/questions', '/account', '/offline', `${attempt}/review`];
  const first = await leftIn(amara, [...starts, `${types}/review`, `${practice}/review`, run]);
  expect(first.left).toEqual([]);
  expect(first.seen).toBeGreaterThan(40);

  await answer(amara, practice, 1, [marked('A song')]);
  await answer(amara, attempt, 1, [marked('Eat them together')]);
  await choose(amara, run, 2);
  await choose(amara, run, 1);
  const results = [await handIn(amara, attempt), await handIn(amara, types), await handIn(amara, practice)];
  expect((await leftIn(amara, [...results, run, `${practice}/questions/1`])).left).toEqual([]);
});

it('has no English in what it says of a form that could not be used', async () => {
  const forms: [from: string, action: string, fields?: Record<string, string>][] = [
    ['/journal', '/journal/entries', { text: '' }],
    ['/account', '/account/password', { present: '', password: '' }],
    ['/modules/kind-no/prior-learning', '/modules/kind-no/prior-learning-claims'],
    ['/questions/withdrawals', '/questions/withdrawals', { code: 'none' }],
    ['/my-training', '/my-training/checklist-signatures'],
  ];
  for (const [from, action, fields] of forms) {
    const page = await amara.send(from, action, fields);
    expect([action, page.status, englishIn(page.text)]).toEqual([action, 422, []]);
  }
});
