import { rows } from '../../src/database/query';
import { findDifferences } from '../../src/operations/verify';
import { newRandomId } from '../../src/shared/ids';
import { policy } from '../../src/sign-in/policy.rules';
import { type TestApp, startApp } from '../support/app';
import { exported } from '../support/archive';
import { Browser, hiddenFields, optionValue } from '../support/browser';
import { Courses } from '../support/courses';
import { writeEveryType } from '../support/every-type';
import { answerPanel, inviteToPanel, panelsAt } from '../support/panel';
import { begin, handIn } from '../support/quiz';
import { fillSlot } from '../support/slots';

jest.setTimeout(120_000);
const courses = new Courses();
const check = '/modules/every-type/quizzes/check';
const practice = '/modules/every-type/quizzes/warm-up';
const hug = { slug: 'every-type', quiz: 'check', question: 'a-hug' };
const studio = panelsAt('every-type');
const publish = `${studio}/check/a-hug/publications`;
const today = new Date().toISOString().slice(0, 10);
let at: TestApp;
let amara: Browser;
let tess: Browser;
beforeAll(async () => {
  writeEveryType(courses);
  at = await startApp({ COURSES_DIR: courses.dir });
  await fillSlot(at, { key: 'crisis.onCall', value: 'Desk: 204-555-0100', checkedOn: today });
  await fillSlot(at, { key: 'policy.suicideTalk', value: 'always-tell-same-shift', checkedOn: today });
  [amara, tess] = [await Browser.as(at, 'amara'), await Browser.as(at, 'tess')];
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const idOf = async (name: string) =>
  (await rows<{ id: string }>(at.db, 'SELECT id AS "id" FROM people WHERE email = ?', [`${name}@demo.example`]))[0]!.id;
const markers = (text: string) => [...new Set(text.match(/MARKER-[A-Z]+/g) ?? [])].sort();
const all = ['MARKER-DARIO', 'MARKER-GRACE', 'MARKER-WES'];
const n = 11;
const links: Record<string, string> = {};

/** Sends the page's form as it is, with these on top. */
async function send(browser: Browser, attempt: string, option: string[], then: string) {
  const { text } = await browser.get(`${attempt}/questions/${n}`);
  return browser.post(`${attempt}/answers`, { ...hiddenFields(text, `${attempt}/answers`), option, then });
}
const stepOn = async (browser: Browser, attempt: string, words: string) =>
  optionValue((await browser.get(`${attempt}/questions/${n}`)).text, words);

/** What somebody finds over every page that there is. */
async function found(name: string, attempt: string): Promise<string[]> {
  const browser = await Browser.as(at, name);
  const [version] = await rows<{ id: string }>(
    at.db,
    `SELECT id AS "id" FROM module_versions WHERE module_slug = 'every-type'`,
  );
  const ids: Record<string, string> = {
    ':slug': 'every-type',
    ':lesson': 'one',
    ':quiz': 'check',
    ':attempt': attempt.replace('/attempts/', ''),
    ':person': await idOf('amara'),
    ':version': version!.id,
    ':key': 'org.name',
    ':n': String(n),
    ':token': 'none',
  };
  const seen: string[] = [];
  for (const { method, path } of policy)
    if (method === 'GET' && !path.includes('*'))
      seen.push((await browser.get(path.replace(/:\w+/g, (key) => ids[key] ?? newRandomId()))).text);
  return markers(seen.join());
}

describe('before a panel is published', () => {
  it('does not ask the question, and says that it waits', async () => {
    const { text } = await amara.get(check);
    expect(text).toContain('10 questions');
    expect(text).toContain('One more question waits until a panel of peer support workers has answered.');
    const attempt = await begin(amara, check);
    expect((await amara.get(`${attempt}/questions/${n}`)).status).toBe(404);
    links.early = attempt;
  });

  it('lets a trainer invite people with an account or a name, each once', async () => {
    expect((await tess.get('/studio/every-type')).text).toContain(`href="${studio}"`);
    expect((await tess.get(studio)).text).toContain('Nobody has answered yet.');
    links.grace = await inviteToPanel(tess, hug, { person: await idOf('grace') });
    const lost = await inviteToPanel(tess, hug, { name: 'Dario  Ruiz' });
    links.dario = await inviteToPanel(tess, hug, { name: 'dario ruiz' });
    links.wes = await inviteToPanel(tess, hug, { name: 'Wes' });
    expect((await new Browser(at).get(lost)).status).toBe(404);
    expect((await tess.get(studio)).text.match(/can answer until/g)).toHaveLength(3);
    const kept = await rows<{ hash: string }>(at.db, 'SELECT token_hash AS "hash" FROM panel_invitations');
    for (const { hash } of kept) expect(Object.values(links).join()).not.toContain(hash);
  });

  it.each([
    [{}, 'Choose a person or write a name, not both.'],
    [{ name: 'x'.repeat(101) }, 'Use 100 characters or fewer.'],
    [{ person: newRandomId() }, 'Choose somebody from the list.'],
  ])('refuses to invite %j', async (who, words) => {
    const page = await tess.send(studio, `${studio}/check/a-hug/invitations`, who);
    expect([page.status, page.text.includes(words)]).toEqual([422, true]);
  });

  it('takes an answer only with a choice and a reason, and gives back what was typed', async () => {
    const page = await answerPanel(at, links.dario!, { step: 'nothing', reason: 'Typed <words>' });
    expect([page.status, page.text.includes('Choose one of the answers.')]).toEqual([422, true]);
    expect(page.text).toContain('Typed &lt;words&gt;');
    const empty = await answerPanel(at, links.dario!, { step: 'Yes', reason: '  ' });
    expect([empty.status, empty.text.includes('Write why, in a sentence or two.')]).toEqual([422, true]);
  });

  it('counts answers for the trainer, says no more below three, and publishes none', async () => {
    await answerPanel(at, links.dario!, { step: 'Yes', reason: 'MARKER-OLD' });
    await answerPanel(at, links.dario!, { step: 'Rather yes', reason: 'MARKER-DARIO', named: true });
    await answerPanel(at, links.wes!, { step: 'It depends', reason: 'MARKER-WES' });
    const { text } = await tess.get(studio);
    expect(text).toContain('2 people have answered.');
    expect(markers(text)).toEqual([]);
    const refused = await tess.send(studio, publish);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('A panel of fewer than three cannot be published. So far 2 people have answered.');
    expect(await rows(at.db, 'SELECT id FROM panel_publications')).toEqual([]);
  });

  it('shows somebody on the panel their own answer alone', async () => {
    expect(markers((await new Browser(at).get(links.dario!)).text)).toEqual(['MARKER-DARIO']);
  });

  it('shows the trainer how it split from three on, and lets it be published', async () => {
    await answerPanel(at, links.grace!, { step: 'Rather not', reason: 'MARKER-GRACE', named: true });
    expect(markers((await exported(await Browser.as(at, 'grace')))['panels.json']!)).toEqual(['MARKER-GRACE']);
    expect((await exported(amara))['panels.json']!.trim()).toBe('[]');
    const { text } = await tess.get(studio);
    expect(markers(text)).toEqual(all);
    expect([text.includes('Dario  Ruiz'), text.includes('A panel member')]).toEqual([false, true]);
    expect((await tess.send(studio, publish)).status).toBe(303);
    expect((await tess.get(studio)).text).toContain('Learners see 3 answers.');
  });

  it('lets nobody change what is published', async () => {
    const page = await new Browser(at).get(links.wes!);
    expect(page.text).toContain('so it cannot be changed now');
    expect(hiddenFields(page.text, `${links.wes}/answers`)).toEqual({});
  });
});

describe('a learner', () => {
  let attempt: string;

  it('is not asked in an attempt that began before the panel was published', async () => {
    expect((await amara.get(`${links.early}/questions/${n}`)).status).toBe(404);
    await handIn(amara, links.early!);
    expect((await amara.get(check)).text).toContain('One of them is a judgement question.');
    attempt = await begin(amara, check);
    expect((await amara.get(`${attempt}/questions/${n}`)).text).toContain('Is a short hug all right here?');
  });

  it('finds nothing of the panel on any page before committing, and nobody else does but the trainer', async () => {
    await send(amara, attempt, [await stepOn(amara, attempt, 'Yes'), 'OWN-REASON'], 'next');
    for (const name of ['amara', 'ben', 'sol', 'uma', 'ada', 'grace'])
      expect([name, await found(name, attempt)]).toEqual([name, []]);
    expect(await found('tess', attempt)).toEqual(all);
    expect((await amara.get(`${attempt}/review`)).text).toContain('not committed yet');
  });

  it('has to choose before committing, and keeps the reason that was written', async () => {
    const ben = await Browser.as(at, 'ben');
    const own = await begin(ben, check);
    const page = await send(ben, own, ['Only words'], 'compare');
    expect([page.status, page.text.includes('Choose one of the answers first.')]).toEqual([422, true]);
    expect(page.text).toContain('Only words</textarea>');
    expect(markers(page.text)).toEqual([]);
  });

  it('sees how the panel split and why once committed, with the names of those who said so', async () => {
    const committed = await send(amara, attempt, [await stepOn(amara, attempt, 'Rather yes'), 'OWN-REASON'], 'compare');
    expect(committed.location).toBe(`${attempt}/questions/${n}#model`);
    const { text } = await amara.get(`${attempt}/questions/${n}`);
    expect(markers(text)).toEqual(all);
    for (const words of ['3 experienced peer support workers answered first', '1 of 3', 'nobody', 'OWN-REASON'])
      expect(text).toContain(words);
    expect(text.match(/<p class="meta">A panel member</g)).toHaveLength(1);
    expect(text.toLowerCase()).toContain('dario ruiz');
    expect(text).not.toContain('>Wes<');
    for (const name of ['ben', 'sol', 'uma', 'ada', 'grace'])
      expect([name, await found(name, attempt)]).toEqual([name, []]);
  });

  it('cannot change it any more, by its page or from another', async () => {
    const { text } = await amara.get(`${attempt}/questions/${n}`);
    expect(text).not.toContain('type="radio"');
    const other = await rows<{ chosen: string }>(
      at.db,
      `SELECT chosen AS "chosen" FROM answers WHERE question_id = 'a-hug' ORDER BY revision`,
    );
    const before = (JSON.parse(other[0]!.chosen) as string[])[0]!;
    const late = await send(amara, attempt, [before, 'Other words'], 'next');
    expect([late.status, late.text.includes('Other words')]).toEqual([409, true]);
    expect(late.text).toContain('You committed to an answer on another page already');
  });

  it('is marked on the other questions alone, and finds the panel beside the result', async () => {
    const { text } = await amara.get(await handIn(amara, attempt));
    expect(text).toContain('0 of 10');
    expect(text).toContain('Where people differ');
    expect(markers(text)).toEqual(all);
    expect(await findDifferences(at.app)).toEqual([]);
  });

  it('has to commit again in another try before anything is shown there', async () => {
    const again = await begin(amara, check);
    expect(markers((await amara.get(`${again}/questions/${n}`)).text)).toEqual([]);
    expect(markers((await amara.get(await handIn(amara, again))).text)).toEqual([]);
  });

  it('is asked in practice by a panel of that quiz alone', async () => {
    expect((await amara.get(`${await begin(amara, practice)}/questions/${n}`)).status).toBe(404);
  });
});

describe('a preview', () => {
  it('shows the panel only after choosing, as to a learner', async () => {
    const place = '/studio/every-type/preview/quizzes/check';
    const { text } = await tess.get(`${place}/questions/${n}?of=published`);
    expect(markers(text)).toEqual([]);
    const step = optionValue(text, 'Yes');
    const query = `of=published&question=a-hug&option=${step}&option=&then=compare`;
    const chosen = await tess.get(`${place}/answers?${query}`);
    expect(markers((await tess.get(chosen.location)).text)).toEqual(all);
    const early = await tess.get(`${place}/answers?of=published&question=a-hug&option=Words&then=compare`);
    expect((await tess.get(early.location)).text).toContain('Choose one of the answers first.');
  });
});

describe('taking back', () => {
  it('empties the words for good, and hides a panel that falls below three', async () => {
    const visitor = new Browser(at);
    const back = await visitor.send(links.wes!, `${links.wes}/withdrawal`);
    expect((await visitor.get(back.location)).text).toContain('Its words are gone.');
    expect(
      await rows(
        at.db,
        `SELECT answer_id FROM panel_reasons WHERE text LIKE '%MARKER-WES%' OR text LIKE '%MARKER-OLD%'`,
      ),
    ).toEqual([]);
    const [last] = (await amara.get(check)).text.matchAll(/\/attempts\/[\w-]{36}\/result/g);
    expect(last).toBeDefined();
    expect((await amara.get(check)).text).toContain('10 questions');
    expect((await tess.get(studio)).text).toContain('too many answers were taken back');
    expect(await found('amara', newRandomId())).toEqual([]);
    expect(await findDifferences(at.app)).toEqual([]);
  });

  it('takes a new answer, which is shown once it is published again', async () => {
    await answerPanel(at, links.wes!, { step: 'No', reason: 'MARKER-ANEW' });
    expect((await tess.get(studio)).text).toContain('What stands now differs from what learners see.');
    await tess.send(studio, publish);
    expect((await amara.get(check)).text).toContain('11 questions');
  });

  it('is hidden from learners by the trainer, also from those who have committed', async () => {
    const attempt = await begin(amara, check);
    await send(amara, attempt, [await stepOn(amara, attempt, 'No'), ''], 'compare');
    expect(markers((await amara.get(`${attempt}/questions/${n}`)).text)).toContain('MARKER-ANEW');
    await tess.send(studio, `${studio}/check/a-hug/closing`);
    const { text } = await amara.get(`${attempt}/questions/${n}`);
    expect([markers(text), text.includes('The panel is not shown any more.')]).toEqual([[], true]);
    expect(await findDifferences(at.app)).toEqual([]);
  });
});

it('needs a new panel once the words of the question have changed', async () => {
  courses.edit('every-type/quizzes/check.md', 'Is a short hug all right here?', 'Is a long hug all right here?');
  await tess.get('/studio/every-type');
  await tess.send('/studio/every-type', '/studio/every-type/versions', { changeClass: 'revised' });
  const { text } = await tess.get(studio);
  expect(text).toContain('Is a long hug all right here?');
  expect(text).toContain('The words of this question have changed since a panel answered it (3 answers).');
  expect(markers(text)).toEqual([]);
  const page = await new Browser(at).get(links.dario!);
  expect(page.text).toContain('This question has been written anew since.');
});
