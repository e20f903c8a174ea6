import { rows } from '../../src/database/query';
import { findDifferences } from '../../src/operations/verify';
import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields, withoutSwitch } from '../support/browser';
import { answerFields, begin } from '../support/quiz';
import { ask, askingAddress, askingFields, personId } from './questions';

let at: TestApp;
let amara: Browser;
let ben: Browser;
let sol: Browser;
beforeAll(async () => {
  at = await startApp();
  [amara, ben, sol] = [await Browser.as(at, 'amara'), await Browser.as(at, 'ben'), await Browser.as(at, 'sol')];
});
afterAll(() => at.close());

it('asks from the opening words, from every heading and from every box', async () => {
  const { text } = await amara.get('/modules/kind-no/lessons/three-parts');
  expect(text.match(/href="\/questions\/new/g)!.length).toBe(text.match(/<section id=|class="box box-/g)!.length);
});

it('names the place and quotes its heading', async () => {
  const page = await amara.get(await askingAddress(amara));
  expect(page.text).toContain('From the module A kind no:');
  expect(page.text).toMatch(/quoted">The line</);
});

it('keeps a question for its author, with the place as it was', async () => {
  const kept = await ask(amara, 'note', 'May I write the rule down?');
  expect(kept.status).toBe(303);
  expect((await amara.get(kept.location)).text).toContain('Your question is kept.');
  const list = (await amara.get('/questions')).text;
  expect(list).toContain('May I write the rule down?');
  expect(list).toContain('href="/modules/kind-no/lessons/three-parts#the-line"');
  const [row] = await rows<Record<string, unknown>>(
    at.db,
    'SELECT kind, place, module_slug FROM threads WHERE person_id = ?',
    [await personId(at, 'amara')],
  );
  expect(row).toEqual({ kind: 'note', place: 'lessons/three-parts#the-line', module_slug: 'kind-no' });
});

it('keeps a form that is sent twice once, and gives it back when it says something else', async () => {
  const address = await askingAddress(ben);
  const hidden = askingFields((await ben.get(address)).text);
  const fields = { ...hidden, choice: 'note', text: 'Once?' };
  const [first, again] = [await ben.post('/questions', fields), await ben.post('/questions', fields)];
  expect(again.location).toBe(first.location);
  const other = await ben.post('/questions', { ...fields, text: 'Something else?' });
  expect([other.status, other.text.includes('Something else?')]).toEqual([422, true]);
  expect(askingFields(other.text)._key).not.toBe(hidden._key);
  expect((await ben.get('/questions')).text.match(/Once\?/g)).toHaveLength(1);
});

it.each([
  [{ choice: 'note', text: '  ' }, 'Write your question.'],
  [{ choice: 'note', text: 'x'.repeat(2001) }, 'Use 2,000 characters or fewer.'],
  [{ choice: 'group-00000000-0000-4000-8000-000000000000', text: 'Typed' }, 'Choose who it is for.'],
  [{ choice: 'everybody', text: 'Typed' }, 'Choose who it is for.'],
])('gives back what cannot be used: %o', async (fields, sentence) => {
  const page = await ask(amara, fields.choice, fields.text);
  expect([page.status, page.text.includes(sentence), page.text.includes(fields.text)]).toEqual([422, true, true]);
});

it('shows a supervisor what their person asked them, and nobody else', async () => {
  await ask(amara, 'supervisor', 'Do I answer at night?');
  await ask(amara, 'note', 'Mine alone?');
  const address = `/people/${await personId(at, 'amara')}`;
  const page = (await sol.get(address)).text;
  expect(page).toContain('Questions for you');
  expect(page).toContain('Do I answer at night?');
  expect(page).toContain('A kind no: The line');
  expect(page).not.toContain('Mine alone?');
  expect((await (await Browser.as(at, 'uma')).get(address)).status).toBe(404);
});

it('puts a note to the supervisor later, by a further row', async () => {
  const kept = await ask(amara, 'note', 'Can we talk about plums?');
  const address = `/people/${await personId(at, 'amara')}`;
  expect((await sol.get(address)).text).not.toContain('talk about plums');
  const moved = await amara.send(kept.location, `${kept.location}/handover`);
  expect(moved.location).toBe(kept.location);
  expect((await sol.get(address)).text).toContain('Can we talk about plums?');
  const [row] = await rows<{ kind: string }>(at.db, 'SELECT kind AS "kind" FROM threads WHERE id = ?', [
    kept.location.replace('/questions/', ''),
  ]);
  expect(row!.kind).toBe('note');
});

it('takes a question back for good: the words are gone everywhere, the fact stays', async () => {
  const kept = await ask(amara, 'supervisor', 'A word to be gone');
  await amara.send(kept.location, `${kept.location}/withdrawal`);
  const pages = [await amara.get('/questions'), await amara.get(kept.location)];
  pages.push(await sol.get(`/people/${await personId(at, 'amara')}`));
  for (const page of pages) expect([page.status, page.text.includes('A word to be gone')]).toEqual([200, false]);
  expect(pages[1]!.text).toContain('You took this question back.');
  const left = await rows<{ text: unknown }>(at.db, 'SELECT text AS "text" FROM thread_texts WHERE thread_id = ?', [
    kept.location.replace('/questions/', ''),
  ]);
  expect(left).toEqual([{ text: null }]);
  expect(await findDifferences(at.app)).toEqual([]);
});

it('does not know anybody else’s question', async () => {
  const kept = await ask(amara, 'supervisor', 'Hers?');
  for (const browser of [ben, sol]) {
    expect((await browser.get(kept.location)).status).toBe(404);
    const token = hiddenFields((await browser.get('/my-training')).text, '/sign-out')._csrf!;
    for (const noun of ['handover', 'withdrawal'])
      expect((await browser.post(`${kept.location}/${noun}`, { _csrf: token })).status).toBe(404);
  }
});

it('offers no supervisor and no group list to somebody who has neither', async () => {
  const tess = await Browser.as(at, 'tess');
  const { text } = await tess.get(await askingAddress(tess));
  expect(text).toContain('You have no supervisor in Waymark yet');
  expect(text).toContain('You are in no team in Waymark');
  expect(text).not.toMatch(/value="(supervisor|group-)/);
  expect((await ask(tess, 'supervisor', 'Anybody?')).status).toBe(422);
});

it('leads nowhere that is not its own', async () => {
  const address = await askingAddress(amara);
  for (const wrong of [
    address.replace('the-line', 'no-such-block'),
    address.replace('module=kind-no', 'module=other'),
    address.replace(/version=[^&]+/, 'version=x'),
    '/questions/new',
  ])
    expect([wrong, (await amara.get(wrong)).status]).toEqual([wrong, 404]);
  const page = await amara.get(`${address}&back=${encodeURIComponent('//elsewhere.example/')}`);
  expect(withoutSwitch(page.text)).not.toContain('elsewhere');
});

describe('in the middle of a quiz', () => {
  let attempt: string;
  let asking: string;
  beforeAll(async () => {
    attempt = await begin(amara);
    const { text } = await amara.get(`${attempt}/questions/1`);
    const fields = { ...answerFields(text, attempt, ['Take them home']), then: 'ask' };
    asking = (await amara.post(`${attempt}/answers`, fields)).location;
  });

  it('keeps the answer first, then asks, and leads back to the same question', async () => {
    expect(asking).toMatch(/^\/questions\/new\?/);
    const kept = await ask(amara, 'note', 'Why not?', asking);
    expect((await amara.get(kept.location)).text).toContain(`href="${attempt}/questions/1"`);
    expect((await amara.get(`${attempt}/questions/1`)).text).toMatch(/checked><label[^>]*>Take them home/);
  });

  it('asks with nothing chosen as well', async () => {
    const { text } = await amara.get(`${attempt}/questions/2`);
    const fields = { ...hiddenFields(text, `${attempt}/answers`), then: 'ask' };
    expect((await amara.post(`${attempt}/answers`, fields)).location).toMatch(/^\/questions\/new\?/);
  });

  it('shows what is asked, and neither options, key nor feedback', async () => {
    const { text } = await amara.get(asking);
    const [version] = await rows<{ model: string }>(at.db, `SELECT model AS "model" FROM module_versions`);
    const module = JSON.parse(version!.model) as {
      quizzes: { questions: { options: { text: string; feedback: string }[] }[] }[];
    };
    const secrets = module.quizzes.flatMap(({ questions }) => questions.flatMap(({ options }) => options));
    expect(secrets.length).toBeGreaterThan(5);
    for (const secret of secrets)
      for (const words of [secret.feedback, secret.text].filter((one) => one.length > 5))
        expect(text).not.toContain(words);
  });

  it('names the question to nobody whose attempt does not ask it', async () => {
    expect((await ben.get(asking)).status).toBe(404);
    expect((await amara.get(asking.replace(/&back=.*/, ''))).status).toBe(404);
  });
});

it('asks nothing in a preview', async () => {
  const tess = await Browser.as(at, 'tess');
  const pages = ['lessons/three-parts', 'quizzes/check/questions/1'].map((part) => `/studio/kind-no/preview/${part}`);
  for (const page of pages) {
    const { status, text } = await tess.get(page);
    expect([status, /questions\/new|Ask about this|value="ask"/.test(text)]).toEqual([200, false]);
  }
});
