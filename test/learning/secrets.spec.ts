import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import {
  allCanaries,
  canary,
  canaryQuestions,
  typedCanaries,
  typedQuestions,
  writeCanaryModule,
} from '../support/canary-course';
import { Courses } from '../support/courses';
import { answer, answerAll, answerFields, begin, compare, handIn } from '../support/quiz';
import { fillSlot } from '../support/slots';

const courses = new Courses();
const slugs = ['one-way', 'other-way'];
let at: TestApp;
let amara: Browser;
beforeAll(async () => {
  for (const slug of slugs) writeCanaryModule(courses, slug, slug === 'other-way', true);
  at = await startApp({ COURSES_DIR: courses.dir });
  await fillSlot(at, { key: 'test.desk', value: desk, checkedOn: '2026-11-01' });
  amara = await Browser.as(at, 'amara');
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const quizAt = (slug: string, quiz: string) => `/modules/${slug}/quizzes/${quiz}`;
const wrong = canaryQuestions.map((question) => question.wrong.slice(0, 1));
const right = canaryQuestions.map((question) => question.right);
const [typedWrong, typedRight] = [typedQuestions.map((one) => one.wrong), typedQuestions.map((one) => one.right)];
const own = canaryQuestions.length + typedQuestions.findIndex(({ id }) => id === 'own') + 1;
/** What the organisation filled in, which a question asks for. */
const desk = 'CANARY-desk-YRANAC';
const canaries = (html: string) => [...new Set(html.match(/CANARY-.*?-YRANAC/g) ?? [])].sort();
const canariesOf = (slug: string, quiz: string, answers: string[][]) =>
  answers
    .flat()
    .map((option) => canary(slug, quiz, option))
    .sort();

/** Every page that can be reached by links from these, as it is sent. */
async function walk(from: string[]): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const queue = [...from];
  for (let path = queue.shift(); path; path = queue.shift()) {
    if (pages.has(path)) continue;
    const page = await amara.get(path);
    pages.set(path, page.text);
    if (page.location) queue.push(page.location);
    for (const [, href] of page.text.matchAll(/href="(\/(?!assets)[^"]*)/g)) queue.push(addressIn(href!));
  }
  return pages;
}

const addressIn = (href: string): string => href.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&').replace(/#.*/, '');

/** The pages of one of the twin modules, without what differs from page to page by itself. */
const pagesOf = (pages: Map<string, string>, slug: string, attempts: string[]) => {
  const own = [...pages].filter(([path]) => path.includes(slug) || attempts.some((attempt) => path.includes(attempt)));
  const same = (text: string) =>
    attempts
      .reduce((changed, attempt, i) => changed.replaceAll(attempt, `/attempts/${i}`), text)
      .replaceAll(slug, 'slug')
      .replace(/ disabled(?=>)| \(now \d of \d\)/g, '')
      .replace(/(name="(_csrf|_key|_listKey|pageId|version|versionId)" value=")[^"]*/g, '$1')
      .replace(/\b(version(=|&#x3D;))[0-9a-f-]{36}/g, '$1')
      .replace(/ data-(now|until|ends)="\d+"/g, '');
  return own.map(([path, text]) => [same(path), sorted(same(text))]).sort();
};
/** Without the order in which an attempt of its own shows steps and cells. */
const sorted = (text: string) =>
  [/<li class="row-move"[^]*?<\/li>/g, /<option value="\w+"(?: selected)?>[^<]*<\/option>/g].reduce((changed, rows) => {
    const all = [...changed.matchAll(rows)].map(([row]) => row).sort();
    return changed.replace(rows, () => all.shift()!);
  }, text);

const starts = ['/my-training', '/my-record', '/help'];
const attempts: Record<string, string[]> = {};

it('hands a learner no feedback, and nothing that tells the key, before handing in', async () => {
  for (const slug of slugs)
    attempts[slug] = [await begin(amara, quizAt(slug, 'check')), await begin(amara, quizAt(slug, 'warm-up'))];
  const open = Object.values(attempts).flat();
  const untouched = await walk([...starts, ...open.map((attempt) => `${attempt}/review`)]);
  expect(untouched.size).toBeGreaterThan(20);
  expect(canaries([...untouched.values()].join())).toEqual([]);
  expect(pagesOf(untouched, 'one-way', attempts['one-way']!)).toEqual(
    pagesOf(untouched, 'other-way', attempts['other-way']!),
  );

  for (const slug of slugs) await answerAll(amara, attempts[slug]![0]!, [...wrong, ...typedWrong]);
  const answered = await walk([...starts, ...open.map((attempt) => `${attempt}/review`)]);
  expect(canaries([...answered.values()].join())).toEqual([]);
  const withoutTimes = (pages: string[][]) => pages.map((page) => page.map((text) => text.replace(/\d\d:\d\d/g, '')));
  expect(withoutTimes(pagesOf(answered, 'one-way', attempts['one-way']!))).toEqual(
    withoutTimes(pagesOf(answered, 'other-way', attempts['other-way']!)),
  );
});

it('says nothing of it in the reply to the page’s script', async () => {
  const [check] = attempts['one-way']!;
  const { text } = await amara.get(`${check}/questions/1`);
  const fields = { ...answerFields(text, check!, wrong[0]!), sequence: '2' };
  const reply = await amara.post(`${check}/answers`, fields, { 'x-requested-with': 'autosave' });
  expect(Object.keys(JSON.parse(reply.text) as object).sort()).toEqual(['others', 'revision', 'savedAt']);
});

it('shows the chosen options’ feedback alone after a check that was not passed', async () => {
  const [check] = attempts['one-way']!;
  const result = await handIn(amara, check!);
  expect(canaries((await amara.get(result)).text)).toEqual(canariesOf('one-way', 'check', wrong));
  const again = await begin(amara, quizAt('one-way', 'check'));
  const everything = [...(await walk([...starts, result, `${again}/review`])).values()].join();
  expect(canaries(everything)).toEqual(canariesOf('one-way', 'check', wrong));
});

it('shows the feedback of every option once the check is passed, also for the tries before', async () => {
  const again = await begin(amara, quizAt('one-way', 'check'));
  await answerAll(amara, again, [...right, ...typedRight.map((words, i) => (i === own - 4 ? ['Mine'] : words))]);
  await compare(amara, again, own, 'Mine', [canary('one-way', 'check', 'warm'), canary('one-way', 'check', 'short')]);
  for (const result of [await handIn(amara, again), `${attempts['one-way']![0]}/result`])
    expect(canaries((await amara.get(result)).text)).toEqual(
      [...allCanaries('one-way', 'check'), ...typedCanaries('one-way', 'check'), desk].sort(),
    );
});

it('shows the chosen options’ feedback at once in practice, and no other', async () => {
  const practice = attempts['one-way']![1]!;
  const [one] = wrong;
  expect((await answer(amara, practice, 1, one!)).location).toBe(`${practice}/questions/2`);
  expect(canaries((await amara.get(`${practice}/questions/1`)).text)).toEqual(canariesOf('one-way', 'warm-up', [one!]));
  const rest = await walk([`${practice}/questions/2`, `${practice}/questions/3`, `${practice}/review`]);
  rest.delete(`${practice}/questions/1`);
  const ofPractice = [...rest].filter(([path]) => path.startsWith(practice)).map(([, text]) => text);
  expect(canaries(ofPractice.join())).toEqual([]);
});

it('shows what is right of every other type at once in practice, and of no question before it is answered', async () => {
  const practice = attempts['one-way']![1]!;
  for (const [i, { id, wrong: given }] of typedQuestions.entries()) {
    const n = canaryQuestions.length + i + 1;
    const page = async () => canaries((await amara.get(`${practice}/questions/${n}`)).text);
    expect([id, await page()]).toEqual([id, []]);
    await answer(amara, practice, n, given);
    if (n === own) {
      expect([id, await page()]).toEqual([id, []]);
      await compare(amara, practice, n, 'Mine', []);
    }
    const more = n === own ? ['model', 'short', 'warm'] : [];
    const words = [id, ...more].map((one) => canary('one-way', 'warm-up', one));
    expect([id, await page()]).toEqual([id, (id === 'desk' ? [desk, ...words] : words).sort()]);
  }
});
