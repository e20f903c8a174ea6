import { readLibrary } from '../../src/content/files/read-library';
import { SlotsService } from '../../src/content/slots.service';
import { transact } from '../../src/database/transact';
import { good } from '../content/broken-courses';
import { goodShared } from '../content/broken-shared';
import { allProblems, folderWith, inModule, shared } from '../content/corpus';
import { type TestApp, startApp } from '../support/app';
import { Browser, optionValue } from '../support/browser';

const quiz = '/modules/kind-no/quizzes/check';
const placed = '{{policy.gifts}} ![Two people](../images/bench.png)';
const files = inModule({
  ...good,
  'module.yaml': good['module.yaml']!.replace('stay close.', 'stay close. {{policy.gifts}}').replace(
    'It is about money.',
    '"About money. {{policy.gifts}}"',
  ),
  'lessons/parts.md': good['lessons/parts.md']!.replace(
    'Start with warmth.',
    'Ask the [[discharge-team]] or [[drop-in]].',
  ),
  'quizzes/check.md': good['quizzes/check.md']!.replace('Lee brings plums.', `Lee brings plums. ${placed}`)
    .replace('Take them home', `Take them: ${placed}`)
    .replace('It becomes a debt.', `It becomes a debt. ${placed} [[drop-in]]`),
});
const path = {
  'paths/all.yaml':
    'title: All\nfor: { roles: [learner], team_types: [any] }\ngroups:\n  - { title: First, why: It is first., modules: [kind-no] }\n',
};

let at: TestApp;
let amara: Browser;
let clear: () => void;
beforeAll(async () => {
  const made = folderWith({ ...shared, ...goodShared, ...path, ...files });
  clear = made.clear;
  expect(allProblems(readLibrary(made.folder, '2026-11-23'))).toEqual([]);
  at = await startApp({ COURSES_DIR: made.folder });
  await fill('Thanks & *no* <b>more</b>');
  amara = await Browser.as(at, 'amara');
});
afterAll(async () => {
  await at.close();
  clear();
});

const fill = (value: string) =>
  transact(at.db, (manager) =>
    at.app.get(SlotsService).fill(manager, { key: 'policy.gifts', value, checkedOn: '2026-11-23' }, null),
  );
const filled = 'Thanks &amp; *no* &lt;b&gt;more&lt;/b&gt;';
const picture = /<img src="\/modules\/kind-no\/versions\/[\w-]+\/images\/bench\.png" alt="Two people">/;
const times = (text: string, part: string | RegExp) => text.split(part).length - 1;

describe('the text of a quiz', () => {
  let attempt = '';

  it('shows what the organisation filled in, as words, and its pictures, in question and options', async () => {
    const started = await amara.send(quiz, `${quiz}/attempts`);
    attempt = started.location.replace('/questions/1', '');
    const { text } = await amara.get(started.location);
    expect([times(text, filled), times(text, picture)]).toEqual([2, 2]);
    expect(text).not.toContain('<b>');
    expect(text).not.toContain('{{');
  });

  it('shows a picture that can be fetched', async () => {
    const { text } = await amara.get(`${attempt}/questions/1`);
    const address = /<img src="([^"]+)"/.exec(text)![1]!;
    expect(await amara.get(address)).toMatchObject({ status: 200 });
  });

  it('keeps what was filled in when the attempt began', async () => {
    await fill('Something else');
    expect((await amara.get(`${attempt}/questions/1`)).text).toContain(filled);
    expect((await amara.get('/modules/kind-no/lessons/parts')).text).toContain('Something else');
  });

  it('says the same when looking over and in the feedback, with the name of a resource', async () => {
    const { text } = await amara.get(`${attempt}/questions/1`);
    const right = optionValue(text, 'Eat them together');
    const other = [...text.matchAll(/name="option" id="o-([^"]+)"/g)].map(([, id]) => id!).find((id) => id !== right)!;
    await amara.send(`${attempt}/questions/1`, `${attempt}/answers`, { option: other, then: 'next' });
    const review = (await amara.get(`${attempt}/review`)).text;
    expect([times(review, filled), times(review, picture)]).toEqual([2, 2]);
    const submitted = await amara.send(`${attempt}/review`, `${attempt}/submission`);
    const result = (await amara.get(submitted.location)).text;
    expect([times(result, filled), times(result, picture)]).toEqual([3, 3]);
    expect(result).toContain('<a href="/resources#drop-in">Drop-in</a>');
  });
});

it('fills slots in a module’s summary and content notes', async () => {
  await fill('A kind word');
  expect(times((await amara.get('/modules/kind-no')).text, 'A kind word')).toBe(2);
  expect((await amara.get('/modules/kind-no/lessons/parts')).text).toContain('About money. A kind word');
});

it('shows a resource in a lesson with its name, its place in the list and its number', async () => {
  const { text } = await amara.get('/modules/kind-no/lessons/parts');
  expect(text).toContain(
    'Ask the <a href="/resources#discharge-team">Discharge team</a> (204-555-0100) or <a href="/resources#drop-in">Drop-in</a>.',
  );
});
