import { rows } from '../../src/database/query';
import { findDifferences } from '../../src/operations/verify';
import { PeopleService } from '../../src/people/people.service';
import { ExportSupervisionService } from '../../src/records/export-supervision.service';
import { ExportWordsService } from '../../src/records/export-words.service';
import { Clock } from '../../src/shared/clock';
import { addDays } from '../../src/shared/dates.rules';
import { AnsweringService } from '../../src/threads/answering.service';
import { SupervisionLogService } from '../../src/threads/log/supervision-log.service';
import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields, mainOf } from '../support/browser';
import { Courses } from '../support/courses';
import { ask, askingAddress, everything, personId } from './questions';

const courses = new Courses();
courses.write(
  'competencies.yaml',
  `areas:
  - code: BND
    title: "Boundaries"
    competencies:
      - { code: BND-1, title: "Skill BND-1", weight: 2, safety_critical: false, levels: { before_contact: 1, day_90: 2, yearly: 2 }, evidence: [quiz] }
`,
);
courses.copyModule('kind-no', 'limits');
courses.edit('limits/module.yaml', 'owner: Tests\n', 'owner: Tests\ncompetencies: [BND-1]\n');
let at: TestApp;
let amara: Browser;
let sol: Browser;
let uma: Browser;
let amaraId: string;
let today: string;
beforeAll(async () => {
  at = await startApp({ COURSES_DIR: courses.dir });
  [amara, sol, uma] = [await Browser.as(at, 'amara'), await Browser.as(at, 'sol'), await Browser.as(at, 'uma')];
  amaraId = await personId(at, 'amara');
  today = at.app.get(PeopleService).today();
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const words = (html: string) =>
  mainOf(html)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
/** Both addresses of a question that Amara puts to Sol. */
async function asked(text: string, from?: string) {
  const own = (await ask(amara, 'supervisor', text, from)).location;
  return { own, theirs: `/people/${amaraId}${own}` };
}
const answer = (address: string, text: string) => sol.send(address, `${address}/replies`, { text });

it('leads from a question to an answer, further words and its end, on both sides', async () => {
  const { own, theirs } = await asked('Do I answer on a Sunday?');
  expect(words((await sol.get('/team/questions')).text)).toMatch(
    /Waiting for your answer .*Amara Okafor.* Do I answer/,
  );
  expect((await answer(theirs, 'Wait until Monday. MARKER-ANSWER')).location).toBe(theirs);
  const list = words((await amara.get('/questions')).text);
  expect(list).toContain('There is something new on one of them.');
  expect(list).toMatch(/Answered New Do I answer on a Sunday\?/);
  const page = (await amara.get(own)).text;
  expect(words(page)).toMatch(/Sol Reyes , \d+ \w+ \d{4} Wait until Monday\./);
  expect(mainOf(page)).not.toMatch(/\d{1,2}:\d{2}/);
  await amara.send(own, `${own}/replies`, { text: 'And if it is urgent?' });
  expect(words((await sol.get('/team/questions')).text)).toContain('people are waiting for your answer');
  expect((await amara.get('/questions')).text).not.toContain('something new');
  await answer(theirs, 'Then the on-call line.');
  await amara.send(own, `${own}/closures`, { how: 'helped' });
  expect(words((await amara.get(own)).text)).toContain('You closed it: this helped.');
  const seen = words((await sol.get(theirs)).text);
  expect(seen).toContain('Amara Okafor closed it: this helped.');
  expect(seen).not.toContain('Is this done for you?');
  await amara.send(own, `${own}/replies`, { text: 'One thing more.' });
  expect(words((await sol.get(theirs)).text)).toContain('Waiting for you');
});

it('puts questions about boundaries first, under a heading of their own, on both sides', async () => {
  const from = await askingAddress(amara, 'the-line', '/modules/limits/lessons/three-parts');
  await asked('May I take the plums?', from);
  expect(words((await sol.get('/team/questions')).text)).toMatch(
    /Boundary questions first .*May I take the plums\?.* Waiting for your answer/,
  );
  expect(words((await amara.get('/questions')).text)).toMatch(
    /Questions about boundaries .*May I take the plums\?.* Other questions/,
  );
});

it('keeps a question for the next talk until the day they talked', async () => {
  const { own, theirs } = await asked('Can we talk about notes?');
  const forTalk = async () => (await at.app.get(AnsweringService).forNextTalk(amaraId)).map(({ text }) => text);
  await sol.send('/team/questions', `${theirs}/agenda-marks`);
  await amara.send(own, `${own}/replies`, { text: 'It is about two of them.' });
  expect(await forTalk()).toContain('Can we talk about notes?');
  expect(words((await amara.get(own)).text)).toContain('Sol Reyes put it on the list for the next talk.');
  for (const [on, sentence] of [
    [addDays(today, 1), 'That day is still to come.'],
    [addDays(today, -30), 'That day is before the question was asked.'],
    ['soon', 'Write the day as it is on a calendar.'],
  ] as const) {
    const back = await sol.send(theirs, `${theirs}/talks`, { on });
    expect([back.status, back.text.includes(sentence)]).toEqual([422, true]);
  }
  await sol.send(theirs, `${theirs}/talks`, { on: today });
  expect(await forTalk()).not.toContain('Can we talk about notes?');
  expect(words((await amara.get(own)).text)).toMatch(/Talked about .*You talked about it together\./);
});

it('says nothing twice, and gives back what cannot be used', async () => {
  const { theirs } = await asked('Once?');
  const fields = { ...hiddenFields((await sol.get(theirs)).text, `${theirs}/replies`), text: 'Only once.' };
  for (const page of [await sol.post(`${theirs}/replies`, fields), await sol.post(`${theirs}/replies`, fields)])
    expect(page.status).toBe(303);
  expect((await sol.get(theirs)).text.match(/Only once\./g)).toHaveLength(1);
  const other = await sol.post(`${theirs}/replies`, { ...fields, text: 'Something else' });
  expect([other.status, other.text.includes('Something else')]).toEqual([422, true]);
  for (const text of [' ', 'x'.repeat(2001)])
    expect((await answer(theirs, text)).text).toMatch(/Write something first|Use 2,000 characters or fewer/);
});

it('takes words back everywhere: one’s own reply, and everything of one’s own with the question', async () => {
  const { own, theirs } = await asked('GONE-QUESTION');
  await amara.send(own, `${own}/replies`, { text: 'GONE-REPLY' });
  await answer(theirs, 'GONE-ANSWER');
  const takeBack = /action="(\/people\/[^"]+\/withdrawal)"/.exec((await sol.get(theirs)).text)![1]!;
  expect(takeBack).toContain(theirs);
  await sol.send(theirs, takeBack);
  const text = (await amara.get(own)).text;
  expect(text).not.toContain('GONE-ANSWER');
  expect(words(text)).toContain('Sol Reyes wrote something and took it back.');
  await amara.send(own, `${own}/withdrawal`);
  expect((await sol.get(theirs)).status).toBe(404);
  for (const page of [await amara.get(own), await sol.get('/team/questions'), await sol.get(`/people/${amaraId}`)])
    expect(page.text).not.toContain('GONE-');
  const stored = JSON.stringify([...(await everything(at)).values()].map((lines) => [...lines]));
  expect(stored).not.toContain('GONE-');
  expect(await findDifferences(at.app)).toEqual([]);
});

it('is for the two of them alone, and for exactly whoever supervises now', async () => {
  const { own, theirs } = await asked('Between us?');
  await answer(theirs, 'Yes.');
  const note = (await ask(amara, 'note', 'For me')).location;
  const token = async (browser: Browser) => hiddenFields((await browser.get('/my-training')).text, '/sign-out')._csrf!;
  for (const [browser, address] of [
    [uma, theirs],
    [sol, `/people/${amaraId}${note}`],
    [sol, `/people/${await personId(at, 'ben')}${own}`],
  ] as const) {
    expect((await browser.get(address)).status).toBe(404);
    for (const noun of ['replies', 'agenda-marks', 'talks'])
      expect(
        (await browser.post(`${address}/${noun}`, { _csrf: await token(browser), text: 'x', on: today })).status,
      ).toBe(404);
  }
  for (const noun of ['replies', 'closures'])
    expect((await sol.post(`${own}/${noun}`, { _csrf: await token(sol), text: 'x', how: 'closed' })).status).toBe(404);
  expect((await uma.get('/team/questions')).text).not.toContain('Between us?');
  const looked = words((await amara.get('/my-record')).text);
  expect(looked).toContain('Sol Reyes');
});

it('is in the export of whoever asked, and in no line of the log', async () => {
  const person = { id: amaraId, name: '', language: 'en', roles: new Set<never>() };
  const files = await at.app.get(ExportWordsService).files(
    person,
    Object.assign((key: string) => key, { language: 'en' }),
  );
  expect(String(files['questions.json'])).toContain('MARKER-ANSWER');
  const actions = await rows<{ action: string }>(at.db, 'SELECT DISTINCT action AS "action" FROM audit_events');
  expect(actions.map(({ action }) => action).filter((one) => /question|thread|repl/.test(one))).toEqual([]);
});

describe('the supervision of one person', () => {
  const log = () => `/people/${amaraId}/supervision`;
  const record = (fields: Record<string, string>) =>
    sol.send(log(), `${log()}/entries`, { kind: 'one-to-one', on: today, minutes: '50', ...fields });

  it('is one page for both, and tells by when the next is meant to be', async () => {
    const next = addDays(today, 9);
    expect((await record({ next })).location).toBe(log());
    const [seen, own] = [words((await sol.get(log())).text), words((await amara.get('/my-supervision')).text)];
    for (const page of [seen, own]) {
      expect(page).toMatch(/One-to-one: the next is due by .* In the group: .* The next one is on /);
      expect(page).toMatch(/One-to-one · with Sol Reyes 50 minutes/);
      expect(page).toMatch(/One-to-one: 2 times, 1\.5 h/);
      expect(page).not.toMatch(/\d{1,2}:\d{2}/);
    }
    expect(own).not.toContain('preparation');
    expect((await uma.get(log())).status).toBe(404);
  });

  it.each([
    [{ kind: '' }, 'Choose one of these.'],
    [{ minutes: '4' }, 'Write the minutes as a number from 5 to 600.'],
    [{ on: '2026-02-30' }, 'Write the day as it is on a calendar.'],
    [{ next: '2026-01-01' }, 'The next one has to be after this one.'],
  ])('gives back what cannot be recorded: %o', async (fields, sentence) => {
    const back = await record({ minutes: '55', ...fields });
    expect([back.status, back.text.includes(sentence)]).toEqual([422, true]);
  });

  it('is put right by a further row, by whoever wrote it', async () => {
    const form = /action="([^"]+\/corrections)"/.exec((await sol.get(log())).text)![1]!;
    await sol.send(log(), form, { on: today, minutes: '45', next: '', how: 'right' });
    expect(words((await amara.get('/my-supervision')).text)).toContain('with Sol Reyes 45 minutes');
    expect((await amara.get('/my-supervision')).text).not.toContain('/corrections"');
    const peer = { on: today, minutes: '60', next: '', with: await personId(at, 'ben') };
    expect((await amara.send('/my-supervision', '/my-supervision/entries', peer)).status).toBe(303);
    const stranger = { ...peer, with: await personId(at, 'chloe') };
    expect((await amara.send('/my-supervision', '/my-supervision/entries', stranger)).status).toBe(422);
    const own = /action="([^"]+\/corrections)"/.exec((await amara.get('/my-supervision')).text)![1]!;
    await amara.send('/my-supervision', own, { ...peer, how: 'withdrawn' });
    expect(words((await sol.get(log())).text)).toContain('With peers: not yet');
    const kept = await rows<{ n: number | string }>(
      at.db,
      `SELECT COUNT(*) AS "n" FROM supervision_entries WHERE person_id = ? AND revision = 2`,
      [amaraId],
    );
    expect(Number(kept[0]!.n)).toBe(2);
  });

  it('shares notes, which are put right below, and keeps preparation for its author alone', async () => {
    await sol.send(log(), `${log()}/notes`, { text: 'SHARED-FIRST' });
    await amara.send('/my-supervision', '/my-supervision/notes', { text: 'SHARED-SECOND' });
    await sol.send(log(), `${log()}/preparations`, { text: 'PREPARED-ALONE' });
    const page = (await sol.get(log())).text;
    const corrects = /name="corrects" value="([^"]+)"/.exec(page)![1]!;
    expect(page.match(/name="corrects"/g)).toHaveLength(1);
    await sol.send(log(), `${log()}/notes`, { text: 'SHARED-RIGHT', corrects });
    const own = (await amara.get('/my-supervision')).text;
    for (const text of ['SHARED-FIRST', 'SHARED-SECOND', 'SHARED-RIGHT']) expect(own).toContain(text);
    expect(words(own)).toMatch(/puts right the note of .* put right since/);
    expect([own.includes('PREPARED'), (await sol.get(log())).text.includes('PREPARED')]).toEqual([false, true]);
    const exported = async (id: string) =>
      JSON.stringify(await at.app.get(ExportSupervisionService, { strict: false }).files({ id }));
    expect((await exported(amaraId)).includes('PREPARED')).toBe(false);
    expect((await exported(await personId(at, 'sol'))).includes('PREPARED')).toBe(true);
    const actions = await rows<{ action: string }>(at.db, 'SELECT DISTINCT action AS "action" FROM audit_events');
    expect(actions.map(({ action }) => action).filter((one) => /note|prepar/.test(one))).toEqual([]);
  });

  it('is meant as often as was set for the person, else for the team', async () => {
    const set = (whose: string, later: string) =>
      sol.send(log(), `${log()}/rhythms`, { whose, first: '1', later, group: '6' });
    const says = async (name: string) => words((await sol.get(`/people/${await personId(at, name)}/supervision`)).text);
    expect(await says('amara')).toContain('As usual here');
    await set('team', '3');
    expect(await says('ben')).toMatch(/then every 3 weeks. In the group every 6 weeks. Set for the team North/);
    await set('person', '5');
    expect([await says('amara'), await says('ben')].map((text) => /every (3|5) weeks/.exec(text)![1])).toEqual([
      '5',
      '3',
    ]);
    await set('as-team', '5');
    expect(await says('amara')).toContain('then every 3 weeks');
    expect((await set('person', '40')).text).toContain('Write a number of weeks from 1 to 26.');
  });

  it('empties the words of notes after two years; the facts stay', async () => {
    const service = at.app.get(SupervisionLogService);
    await service.emptyOld();
    expect((await amara.get('/my-supervision')).text).toContain('SHARED-FIRST');
    const later = new Date(`${addDays(today, 732)}T12:00:00Z`);
    await at.app.get(Clock).at(later, () => service.emptyOld());
    const page = (await amara.get('/my-supervision')).text;
    expect(page).not.toContain('SHARED-');
    expect(words(page)).toContain('The words of this note were kept for two years');
    const left = await rows(
      at.db,
      `SELECT fact_id FROM fact_notes WHERE text LIKE 'SHARED-%' OR text LIKE 'PREPARED%'`,
    );
    expect(left).toEqual([]);
    const found = await findDifferences(at.app);
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) expect(one).toMatch(/^supervision_notes .*: its words are gone too early/);
  });
});
