import { ConversationWordsService } from '../../src/threads/conversation-words.service';
import { rows } from '../../src/database/query';
import { EvidenceService } from '../../src/evidence/evidence.service';
import { findDifferences } from '../../src/operations/verify';
import { PeopleService } from '../../src/people/people.service';
import { ExportTalksService } from '../../src/records/export-talks.service';
import { Clock } from '../../src/shared/clock';
import { addDays } from '../../src/shared/dates.rules';
import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields, mainOf } from '../support/browser';
import { idOf } from '../support/mail-app';
import { coursesWithNeeds } from '../support/needs-course';
import { rightAnswers, tryCheck } from '../support/quiz';

const courses = coursesWithNeeds();
let at: TestApp;
let today: string;
const people = new Map<string, Browser>();
const as = (name: string) => people.get(name)!;
const ids = new Map<string, string>();
beforeAll(async () => {
  at = await startApp({ COURSES_DIR: courses.dir });
  today = at.app.get(PeopleService).today();
  for (const name of ['amara', 'grace', 'sol', 'uma', 'tess', 'ada']) {
    people.set(name, await Browser.as(at, name));
    ids.set(name, await idOf(at, name));
  }
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const words = (html: string) =>
  mainOf(html)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
const baseFor = (name: string, of: string) =>
  name === of ? '/my-conversations' : `/people/${ids.get(of)}/conversation`;
const said = async (name: string, address: string) => words((await as(name).get(address)).text);
const prepare = (name: string, of: string, fields: Record<string, string | string[]> = {}) =>
  as(name).send(baseFor(name, of), baseFor(name, of), { day: today, ...fields });
/** Fills in the one form of a conversation as a browser would: everything that stands in it, and what is changed. */
async function write(name: string, of: string, id: string, changes: Record<string, string | string[]>) {
  const page = `${baseFor(name, of)}/${id}`;
  const text = mainOf((await as(name).get(page)).text);
  const fields: Record<string, string> = hiddenFields(text, `${page}/entries`);
  for (const [, field, value] of text.matchAll(/<textarea[^>]* name="(words-\d+)"[^>]*>([^<]*)/g))
    fields[field!] = value!;
  for (const [, field, value] of text.matchAll(/name="(day|next)"[^>]* value="([^"]*)"/g)) fields[field!] = value!;
  const back = await as(name).post(`${page}/entries`, { ...fields, ...changes });
  return back;
}
const pointsIn = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<h3>([^<]*)[^]*?name="left" value="(\d+)"/g)].map(([, title, no]) => [title!.trim(), no!]),
  );
const idIn = (location: string) => location.split('/').at(-1)!;

describe('preparing', () => {
  let id = '';

  it('offers what the ledgers give reason to talk about, ticked for half of the time', async () => {
    const { text } = await as('sol').get(baseFor('sol', 'grace'));
    expect(words(text)).toContain('Twenty minutes on what helps most');
    expect(words(text)).toMatch(/Skill CRI-1 safety-critical From what is needed next\. Nothing has shown this yet\./);
    expect([...text.matchAll(/name="pick"[^>]* checked/g)].length).toBeLessThanOrEqual(3);
  });

  it('opens one for the two, which nobody else finds', async () => {
    const { status, location } = await prepare('sol', 'grace', { pick: ['need:CRI-1', 'need:COM-1', 'need:NOT-1'] });
    expect([status, location]).toEqual([303, expect.stringContaining(baseFor('sol', 'grace'))]);
    id = idIn(location);
    expect(await said('grace', `/my-conversations/${id}`)).toMatch(/Skill CRI-1 .* Skill COM-1/);
    expect((await as('amara').get(`/my-conversations/${id}`)).status).toBe(404);
    for (const name of ['uma', 'tess', 'ada', 'amara'])
      for (const address of [baseFor('sol', 'grace'), `${baseFor('sol', 'grace')}/${id}`])
        expect([name, (await as(name).get(address)).status]).toEqual([name, 404]);
    const _csrf = hiddenFields((await as('uma').get('/my-conversations')).text, '/sign-out')._csrf!;
    expect((await as('uma').post(`${baseFor('sol', 'grace')}/${id}/entries`, { _csrf, day: today })).status).toBe(404);
    expect(
      (
        await as('amara').post(`/my-conversations/${id}/entries`, {
          _csrf: hiddenFields((await as('amara').get('/my-conversations')).text, '/sign-out')._csrf!,
          day: today,
        })
      ).status,
    ).toBe(404);
  });

  it('has one at a time, and comes back with what is missing', async () => {
    const _csrf = hiddenFields((await as('sol').get('/team')).text, '/sign-out')._csrf!;
    const second = await as('sol').post(baseFor('sol', 'grace'), { _csrf, day: today });
    expect([second.status, words(second.text)]).toEqual([422, expect.stringContaining('not signed yet')]);
    expect((await prepare('sol', 'amara', { day: 'soon' })).text).toContain('Choose a day.');
  });
});

describe('writing together', () => {
  let id = '';
  let point = '';
  beforeAll(async () => {
    id = idIn((await prepare('sol', 'amara', { pick: ['need:CRI-1'] })).location);
  });

  it('puts the person’s points first, and each writes their own words alone', async () => {
    expect(await said('amara', `/my-conversations/${id}`)).toContain('Half of the agenda is yours.');
    expect(await said('sol', `${baseFor('sol', 'amara')}/${id}`)).toContain(
      'Half of the agenda belongs to Amara Okafor',
    );
    await write('amara', 'amara', id, { point: 'How the first weeks <feel>' });
    const { text } = await as('sol').get(`${baseFor('sol', 'amara')}/${id}`);
    expect(words(text)).toMatch(/How the first weeks &lt;feel&gt; 6 min A point of Amara Okafor .* Skill CRI-1/);
    point = pointsIn(text)['Skill CRI-1']!;
    await write('sol', 'amara', id, { [`words-${point}`]: 'I saw you wait.\nThat helped.' });
    await write('amara', 'amara', id, { [`words-${point}`]: 'I worry about silence.' });
    for (const [name, own, other] of [
      ['sol', 'I saw you wait.', 'I worry about silence.'],
      ['amara', 'I worry about silence.', 'I saw you wait.'],
    ] as const) {
      const html = (await as(name).get(`${baseFor(name, 'amara')}/${id}`)).text;
      expect(new RegExp(`<textarea[^>]*>${own}`).test(html)).toBe(true);
      expect(new RegExp(`<textarea[^>]*>${other}`).test(html)).toBe(false);
      expect(html).toContain(other);
      expect(words(html)).not.toMatch(/\d\d:\d\d/);
    }
  });

  it('adds revisions, and leaves alone what a page did not touch', async () => {
    const page = `/my-conversations/${id}`;
    const old = (await as('amara').get(page)).text;
    await write('amara', 'amara', id, { [`words-${point}`]: 'Silence is easier now.' });
    const stale = { ...hiddenFields(old, `${page}/entries`), day: today, [`words-${point}`]: 'I worry about silence.' };
    expect((await as('amara').post(`${page}/entries`, stale)).status).toBe(303);
    const kept = await rows<{ text: string }>(
      at.db,
      `SELECT x.text AS "text" FROM conversation_entries e JOIN conversation_texts x ON x.fact_id = e.id
       WHERE e.conversation_id = ? AND e.kind = 'words' AND e.author_id = ? ORDER BY e.chain_no`,
      [id, ids.get('amara')],
    );
    expect(kept.map(({ text }) => text)).toEqual(['I worry about silence.', 'Silence is easier now.']);
  });

  it('agrees on actions, and says what is missing without losing a word', async () => {
    const wrong = await write('sol', 'amara', id, {
      what: 'Walk the <route>',
      by: '',
      who: 'other',
      name: '',
      [`words-${point}`]: 'Typed and not lost.',
    });
    expect(wrong.status).toBe(422);
    for (const part of ['Choose a day.', 'Name the colleague', 'value="Walk the &lt;route&gt;"', 'Typed and not lost.'])
      expect(wrong.text).toContain(part);
    const by = addDays(today, 5);
    await write('sol', 'amara', id, { what: 'Walk the route', by, who: 'other', name: 'Ben from the team' });
    await write('amara', 'amara', id, { what: 'Finish the module', by, who: 'person', tie: 'module:kind-no' });
    await write('amara', 'amara', id, { what: 'Try it twice', by, who: 'both', tie: 'competency:CRI-1' });
    const text = await said('amara', `/my-conversations/${id}`);
    expect(text).toMatch(/Walk the route Ben from the team \d+ \w+ We tick it off next time/);
    expect(text).toMatch(/Finish the module You \d+ \w+ Closes when “A kind no” is completed/);
    expect(text).toMatch(/Try it twice Both of us \d+ \w+ Closes when “Skill CRI-1” is in place/);
  });

  it('is once, however often the same form is sent', async () => {
    const page = `${baseFor('sol', 'amara')}/${id}`;
    const fields = {
      ...hiddenFields((await as('sol').get(page)).text, `${page}/entries`),
      day: today,
      point: 'Only once',
    };
    for (const time of [1, 2])
      expect([time, (await as('sol').post(`${page}/entries`, fields)).status]).toEqual([time, 303]);
    const { text } = await as('sol').get(page);
    expect(text.match(/<h3>Only once/g)).toHaveLength(1);
    await write('sol', 'amara', id, { left: pointsIn(text)['Only once']! });
    expect((await as('amara').get(`/my-conversations/${id}`)).text).not.toContain('Only once');
  });

  it('is signed by both for what stands, and a change in between means signing again', async () => {
    const stale = (await as('amara').get(`/my-conversations/${id}`)).text;
    await write('sol', 'amara', id, { next: addDays(today, 14), then: 'sign' });
    expect(await said('sol', `${baseFor('sol', 'amara')}/${id}`)).toMatch(/Sol Reyes Signed \d+/);
    const late = await as('amara').post(`/my-conversations/${id}/entries`, {
      ...hiddenFields(stale, `/my-conversations/${id}/entries`),
      ...{ day: today, then: 'sign', point: 'One more thing' },
    });
    expect([late.status, words(late.text)]).toEqual([
      422,
      expect.stringContaining('Something was added since you opened'),
    ]);
    expect(late.text).toContain('value="One more thing"');
    await write('amara', 'amara', id, { point: 'One more thing', then: 'sign' });
    const text = await said('amara', `/my-conversations/${id}`);
    expect(text).toMatch(/Amara Okafor Signed \d+ \w+ \d+ Sol Reyes Not signed yet/);
    await write('sol', 'amara', id, { then: 'sign' });
    expect(await said('sol', `${baseFor('sol', 'amara')}/${id}`)).toMatch(/Amara Okafor Signed .* Sol Reyes Signed/);
  });

  it('stays as it is then, and what has to be put right stands below with its day', async () => {
    const page = `/my-conversations/${id}`;
    const { text } = await as('amara').get(page);
    expect(text).not.toContain('<textarea id="words');
    const _csrf = hiddenFields(text, '/sign-out')._csrf!;
    const late = await as('amara').post(`${page}/entries`, { _csrf, day: today, point: 'Too late' });
    expect([late.status, words(late.text)]).toEqual([422, expect.stringContaining('You have both signed')]);
    await as('amara').send(page, `${page}/additions`, { text: 'It was Tuesday, not Monday.' });
    expect(await said('sol', `${baseFor('sol', 'amara')}/${id}`)).toMatch(
      /Added later It was Tuesday, not Monday\. Amara Okafor, \d+ \w+ \d+/,
    );
    const events = await rows<{ action: string }>(
      at.db,
      `SELECT action AS "action" FROM audit_events WHERE action LIKE 'conversation%'`,
    );
    expect(events).toEqual([]);
  });

  it('keeps its actions in sight until they are done: by themselves, or ticked off', async () => {
    const list = () => said('amara', '/my-conversations');
    expect(await list()).toMatch(/3 agreed actions are open\..*Walk the route.*Earlier conversations/);
    expect(await said('amara', '/my-training')).toContain('2 agreed actions are open.'); // not the one for a skill
    expect(await said('sol', '/team')).toContain('2 agreed actions are open');
    expect(await said('uma', '/team')).not.toContain('agreed actions are open');
    for (const part of ['three-parts', 'practise'])
      await as('amara').send(`/modules/kind-no/lessons/${part}`, `/modules/kind-no/lessons/${part}/completion`);
    await tryCheck(as('amara'), rightAnswers);
    expect(await list()).toMatch(
      /2 agreed actions are open\..*What is done What Who By How we’ll know Finish the module/,
    );
    const telling = { personId: ids.get('amara')!, raterId: ids.get('sol')! };
    await at.app
      .get(PeopleService)
      .transact((manager) =>
        at.app
          .get(EvidenceService)
          .record(manager, telling, { competency: 'CRI-1', kind: 'role-play', level: 3, seenOn: today }),
      );
    expect(await list()).toContain('One agreed action is open.');
    const base = baseFor('sol', 'amara');
    const tick = /name="tick" value="([^"]+)"/.exec((await as('sol').get(base)).text)![1]!;
    expect((await as('sol').send(base, `${base}/ticks`, { tick })).status).toBe(303);
    expect(await list()).not.toContain('agreed action');
    expect(await said('amara', '/my-training')).not.toContain('agreed action');
    const forged = { _csrf: hiddenFields((await as('uma').get('/team')).text, '/sign-out')._csrf!, tick };
    expect((await as('uma').post('/my-conversations/ticks', forged)).status).toBe(404);
  });

  it('stands in the person’s own export', async () => {
    const amara = { id: ids.get('amara')!, name: 'Amara Okafor', language: 'en', roles: new Set<never>() };
    const files = await at.app.get(ExportTalksService, { strict: false }).files(amara);
    expect(JSON.parse(String(files['conversations.json']))).toMatchObject([
      { with: 'Sol Reyes', signed: [{ by: 'Sol Reyes' }, { by: 'Amara Okafor' }, { by: 'Sol Reyes' }] },
    ]);
  });

  it('leaves nothing for verify to say', async () => expect(await findDifferences(at.app)).toEqual([]));

  it('is emptied of its words two years after, and that it was held stays', async () => {
    const forget = (day: string) =>
      at.app.get(Clock).at(new Date(`${day}T12:00:00Z`), () => at.app.get(ConversationWordsService).forget());
    const two = `${Number(today.slice(0, 4)) + 2}${today.slice(4)}`;
    const left = () =>
      rows<{ text: string }>(
        at.db,
        'SELECT text AS "text" FROM conversation_texts WHERE conversation_id = ? AND text IS NOT NULL',
        [id],
      );
    await forget(addDays(two, -1));
    expect((await left()).length).toBeGreaterThan(5);
    await forget(two);
    expect(await left()).toEqual([]);
    const text = await said('amara', `/my-conversations/${id}`);
    expect(text).toContain('Its words were kept for two years');
    expect(text).not.toContain('silence');
  });
});
