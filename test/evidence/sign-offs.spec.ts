import { rows } from '../../src/database/query';
import { NeedsService } from '../../src/evidence/needs.service';
import { SignOffsDueService } from '../../src/evidence/sign-offs/sign-offs-due.service';
import { PeopleService } from '../../src/people/people.service';
import { findDifferences } from '../../src/operations/verify';
import { addDays } from '../../src/shared/dates.rules';
import { ExportSignOffsService } from '../../src/records/export-sign-offs.service';
import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields, mainOf } from '../support/browser';
import { idOf } from '../support/mail-app';
import { coursesWithSignOff } from '../support/needs-course';

const courses = coursesWithSignOff();
let at: TestApp;
let today: string;
const people = new Map<string, Browser>();
const as = (name: string) => people.get(name)!;
const ids = new Map<string, string>();
beforeAll(async () => {
  at = await startApp({ COURSES_DIR: courses.dir });
  today = at.app.get(PeopleService).today();
  for (const name of ['amara', 'grace', 'chloe', 'ben', 'dmitri', 'sol', 'uma', 'tess', 'ada']) {
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
const said = async (name: string, address: string) => words((await as(name).get(address)).text);
const theirs = (name: string, code = 'COM-1') => `/people/${ids.get(name)}/sign-offs/${code}`;
const own = (code = 'COM-1') => `/my-sign-offs/${code}`;
const seen = (html: string, sight: string) =>
  Object.fromEntries([...html.matchAll(/name="(seen [^"]+)"/g)].map(([, field]) => [field!, sight]));
const rate = async (name: string, page: string, fields: Record<string, string> = {}, sight = 'with-support') =>
  as(name).send(page, `${page}/ratings`, {
    ...{ moment: 'role-play', level: '2', on: today, wentWell: 'Warm and early.', nextStep: 'Leave a pause.' },
    ...seen((await as(name).get(page)).text, sight),
    ...fields,
  });
const answer = (name: string, what: string, fields: Record<string, string> = {}) =>
  as(name).send(own(), `${own()}/${what}`, fields);
const ask = (name: string, observer = '', code = 'COM-1') =>
  as(name).send(own(code), `${own(code)}/requests`, { observerId: observer && ids.get(observer)! });
/** The address of what somebody was asked to watch. */
const watched = async (name: string, code = 'COM-1') =>
  new RegExp(`href="(/observations/[^"]+)">Skill ${code}<`).exec((await as(name).get('/observations')).text)?.[1] ?? '';
const dueOf = async (name: string) => {
  const needs = await at.app.get(NeedsService).ofAll([ids.get(name)!]);
  return (await at.app.get(SignOffsDueService).of(ids.get('sol')!, needs)).get(ids.get(name)!) ?? [];
};
const kept = (name: string) =>
  rows<{ id: string; kind: string; level: number | null }>(
    at.db,
    `SELECT id AS "id", kind AS "kind", level AS "level" FROM sign_off_facts WHERE person_id = ? AND competency = 'COM-1' ORDER BY chain_no`,
    [ids.get(name)],
  );
const shown = async (name: string) =>
  /Shown so far ([^.]*?) (?:nothing seen|role play|seen at work|talked|check)/.exec(
    await said(name, '/my-needs/COM-1'),
  )?.[1];

describe('a sign-off', () => {
  it('is asked for by the person, of somebody whom the rules allow', async () => {
    const { text } = await as('amara').get(own());
    const offered = [...text.matchAll(/<option value="[^"]*"[^>]*>([^<]+)/g)].map(([, name]) => name);
    expect(offered).toEqual([
      'Whoever supervises you',
      'Sol Reyes, supervisor',
      'Ben Whitford, experienced observer',
      'Dmitri Volkov, experienced observer',
    ]);
    expect((await ask('amara', 'uma')).text).toContain('This person cannot watch this one.');
    expect((await ask('amara', 'ben')).location).toBe(own());
    expect(await said('amara', own())).toContain('Ben Whitford is asked to watch.');
  });

  it('is for nobody but whoever was asked; others only see that somebody else observes', async () => {
    const text = await said('sol', theirs('amara'));
    expect(text).toContain('Somebody else observes this.');
    expect(text).not.toContain('Ben Whitford');
    const fields = hiddenFields((await as('sol').get(theirs('amara'))).text, '/sign-out');
    const forced = await as('sol').post(`${theirs('amara')}/ratings`, {
      ...{ _csrf: fields._csrf!, moment: 'talk', level: '4', on: today, wentWell: 'Good.', nextStep: 'More.' },
    });
    expect([forced.status, (await kept('amara')).length]).toEqual([422, 1]);
    expect(await watched('dmitri')).toBe('');
    expect((await as('dmitri').get(await watched('ben'))).status).toBe(404);
  });

  it('shows an observer the name, the skill, what to look for, and nothing else', async () => {
    await as('amara').send('/my-needs/COM-1', '/my-needs/COM-1/self-ratings', { level: '4', note: 'SELF' });
    const text = await said('ben', await watched('ben'));
    for (const word of ['Amara Okafor', 'Skill COM-1', 'Greets the person by name.', 'Waits for an answer.'])
      expect(text).toContain(word);
    for (const hidden of ['SELF', 'Shown so far', 'Asked for', 'asked for', 'Sol Reyes', 'Day 1'])
      expect(text).not.toContain(hidden);
  });

  it('comes back with everything that was typed where something is missing', async () => {
    const page = await watched('ben');
    const wrong = await as('ben').send(page, `${page}/ratings`, {
      ...{ moment: 'observation', level: '9', on: addDays(today, 1), wentWell: 'Keep <me>', nextStep: '' },
    });
    expect(wrong.status).toBe(422);
    for (const message of [
      'That day has not come yet.',
      'Choose one for this line.',
      'Choose one of the levels.',
      'Write one next step',
    ])
      expect(wrong.text).toContain(message);
    expect(wrong.text).toContain('where the person being supported agreed.');
    expect(wrong.text).toContain('Keep &lt;me&gt;');
    expect([...wrong.text.matchAll(/<textarea[^>]* name="(\w+)"/g)].map(([, field]) => field)).toEqual([
      'wentWell',
      'nextStep',
    ]);
    expect(await kept('amara')).toHaveLength(1);
  });

  it('is signed by sending, counts from that day, and waits for the person, who is told', async () => {
    const page = await watched('ben');
    expect((await rate('ben', page)).location).toBe(page);
    expect(await said('sol', theirs('amara'))).toContain('Amara Okafor reads it and answers.');
    expect(await shown('amara')).toContain('can do it with support');
    expect(await said('amara', '/my-needs')).toMatch(/\d new entries about what you do/);
    expect(await said('amara', '/my-sign-offs')).toMatch(/Skill COM-1 .*Ben Whitford signed something/);
    const text = await said('amara', own());
    for (const line of ['Greets the person by name. With support', 'Warm and early.', 'Leave a pause.', 'Your turn'])
      expect(text).toContain(line);
    expect((await as('sol').get(theirs('amara'))).text).not.toMatch(/\d\d:\d\d/);
  });

  it('keeps the wording that was signed when the module says it anew', async () => {
    const judged = await rows<{ criteria: string }>(
      at.db,
      `SELECT criteria FROM sign_off_facts WHERE criteria IS NOT NULL AND competency = 'COM-1'`,
    );
    const [{ versionId, criterionId }] = JSON.parse(judged.at(-1)!.criteria) as [
      { versionId: string; criterionId: string },
    ];
    const [version] = await rows<{ slug: string }>(
      at.db,
      'SELECT module_slug AS "slug" FROM module_versions WHERE id = ?',
      [versionId],
    );
    expect([version!.slug, criterionId]).toEqual(['kind-no', 'greets']);
  });

  it('is put right by a further fact with a reason, by its rater alone', async () => {
    const page = await watched('ben');
    const action = /action="([^"]+\/corrections\/[^"]+)"/.exec((await as('ben').get(page)).text)![1]!;
    expect((await as('ben').send(page, action, { level: '1', on: today, why: '' })).text).toContain(
      'Say why in a few words.',
    );
    await as('ben').send(page, action, { level: '1', on: today, why: 'I mixed up two days.' });
    expect((await kept('amara')).map(({ kind, level }) => [kind, level])).toEqual([
      ['asked', null],
      ['rated', 2],
      ['corrected', 1],
    ]);
    expect(await said('amara', own())).toContain('Put right later: I mixed up two days.');
    const rating = action.split('/').at(-1)!;
    const { _csrf } = hiddenFields((await as('sol').get(theirs('amara'))).text, '/sign-out');
    const forged = await as('sol').post(`${theirs('amara')}/corrections/${rating}`, {
      _csrf: _csrf!,
      level: '4',
      on: today,
      why: 'Because.',
    });
    expect(forged.status).toBe(422);
    await expect(at.db.query(`UPDATE sign_off_facts SET level = 4`)).rejects.toThrow('append-only');
  });

  it('does not count while the person sees it differently', async () => {
    expect((await answer('amara', 'disputes', { how: '' })).text).toContain('Say in a few words how you see it.');
    await answer('amara', 'disputes', { how: 'I waited on purpose.' });
    expect(await shown('amara')).toContain('not introduced yet');
    const text = await said('sol', theirs('amara'));
    expect(text).toContain('Amara Okafor saw it differently.');
    expect(text).toContain('I waited on purpose.');
  });

  it('waits for a third person, who is neither of the two and does not know what was said', async () => {
    const { text } = await as('amara').get(own());
    expect(text.slice(text.indexOf('id="ask"'))).not.toContain('Ben Whitford');
    const ofSkill = async () =>
      (await dueOf('amara')).filter((one) => one.competency === 'COM-1').map(({ what }) => what);
    expect(await ofSkill()).toEqual(['third-view']);
    expect(await said('sol', '/team')).toContain('“Skill COM-1” is seen differently');
    await ask('amara', 'dmitri');
    expect(await ofSkill()).toEqual([]);
    const page = await watched('dmitri');
    const blind = await said('dmitri', page);
    for (const hidden of ['Ben Whitford', 'I waited on purpose', 'Warm and early']) expect(blind).not.toContain(hidden);
    await rate('dmitri', page, { level: '3', wentWell: 'Both silences were right.' }, 'alone');
  });

  it('is settled by the third view, and both earlier rows stay readable', async () => {
    expect(await shown('amara')).toContain('does it alone');
    const text = await said('sol', theirs('amara'));
    for (const line of [
      'Settled by a third view',
      'Leave a pause.',
      'I waited on purpose.',
      'Both silences were right.',
    ])
      expect(text).toContain(line);
    const third = (await kept('amara')).at(-1)!.id;
    const { _csrf } = hiddenFields((await as('amara').get(own())).text, '/sign-out');
    const again = await as('amara').post(`${own()}/disputes`, { _csrf: _csrf!, rating: third, how: 'Again.' });
    expect([again.status, (await kept('amara')).at(-1)!.kind]).toEqual([422, 'rated']);
  });

  it('can be watched again by a supervisor, and agreed with a comment', async () => {
    await rate('sol', theirs('amara'), { moment: 'observation', consent: 'yes', level: '4' }, 'alone');
    expect((await answer('amara', 'agreements', { note: 'Thank you.' })).status).toBe(303);
    const text = await said('sol', theirs('amara'));
    expect(text).toMatch(/Amara Okafor agreed and signed\. [^.]* Thank you\./);
    expect(text).toContain('Watch this again');
    expect(await shown('amara')).toContain('helps others learn it');
  });

  it('is once, however often the same form is sent', async () => {
    const fields = { ...hiddenFields((await as('grace').get(own())).text, `${own()}/requests`), observerId: '' };
    for (const time of [1, 2])
      expect([time, (await as('grace').post(`${own()}/requests`, fields)).status]).toEqual([time, 303]);
    expect(await kept('grace')).toHaveLength(1);
  });
});

describe('somebody who is not to observe', () => {
  const exclude = (name: string, other: string, action = 'exclusions') =>
    as(name).send('/my-sign-offs', `/my-sign-offs/${action}`, { otherId: ids.get(other)! });
  const quick = (fields: Record<string, string> = {}) => ({ kind: 'talk', level: '3', on: today, ...fields });

  it('is named without a reason, and can neither sign nor record, in any way', async () => {
    const before = hiddenFields((await as('sol').get(theirs('grace'))).text, `${theirs('grace')}/ratings`);
    const need = theirs('grace').replace('sign-offs', 'needs');
    const quickBefore = hiddenFields((await as('sol').get(need)).text, `${need}/evidence`);
    expect((await exclude('grace', 'sol')).status).toBe(303);
    const [page, needPage] = [await said('sol', theirs('grace')), await said('sol', need)];
    for (const text of [page, needPage]) expect(text).toContain('Somebody else observes this.');
    expect(page).not.toContain('Sign and send');
    expect(needPage).not.toContain('Record what you saw');
    const forced = await as('sol').post(`${theirs('grace')}/ratings`, {
      ...{ ...before, moment: 'talk', level: '3', on: today, wentWell: 'Good.', nextStep: 'More.' },
      ...Object.fromEntries(['greets', 'waits'].map((id) => [`seen ${before.version} ${id}`, 'alone'])),
    });
    const recorded = await as('sol').post(`${need}/evidence`, { ...quickBefore, ...quick() });
    const training = `/people/${ids.get('grace')}`;
    expect((await as('sol').get(training)).text).not.toContain('name="item"');
    const { _csrf } = hiddenFields((await as('sol').get(training)).text, '/sign-out');
    const signed = await as('sol').post(`${training}/checklist-signatures`, { _csrf: _csrf!, item: 'desk' });
    for (const one of [forced, recorded, signed])
      expect([one.status, one.text.includes('Somebody else observes this.')]).toEqual([422, true]);
    const counted = await rows(at.db, `SELECT id FROM evidence WHERE person_id = ? AND kind = 'talk'`, [
      ids.get('grace'),
    ]);
    expect([(await kept('grace')).length, counted.length]).toEqual([1, 0]);
    expect(await dueOf('grace')).toEqual([]);
  });

  it('still sees the training, and cannot read why or that anybody said so', async () => {
    expect((await as('sol').get(`/people/${ids.get('grace')}`)).status).toBe(200);
    expect(await said('grace', '/my-sign-offs')).toMatch(/Who does not observe you .* Sol Reyes Take off the list/);
    const log = await rows<{ action: string }>(at.db, 'SELECT action FROM audit_events WHERE actor_id = ?', [
      ids.get('grace'),
    ]);
    expect(log.map(({ action }) => action).filter((action) => !action.startsWith('sign-'))).toEqual([]);
    expect(await said('sol', '/my-sign-offs')).not.toContain('Grace Two-Hearts Take off');
    expect(await said('ada', `/administration/people/${ids.get('grace')}`)).toContain('Nothing was changed so far.');
  });

  it('is not offered, and is offered again once taken off the list', async () => {
    const options = async () => (await as('grace').get(own())).text;
    expect(await options()).not.toContain('Sol Reyes, supervisor');
    await exclude('grace', 'sol', 'exclusions/withdrawal');
    expect(await options()).toContain('Sol Reyes, supervisor');
    expect((await rate('sol', theirs('grace'))).status).toBe(303);
  });

  it('loses what they were asked to watch, whichever of the two said so', async () => {
    await ask('amara', 'ben', 'COM-2');
    const page = await watched('ben', 'COM-2');
    await exclude('ben', 'amara');
    expect((await as('ben').get(page)).status).toBe(404);
    expect((await as('amara').get(own('COM-2'))).text).not.toContain('Ben Whitford, experienced observer');
    expect(await said('amara', '/my-sign-offs')).not.toMatch(/Who does not observe you .* Ben Whitford Take off/);
    await exclude('ben', 'amara', 'exclusions/withdrawal');
    expect(
      (await as('amara').send('/my-sign-offs', '/my-sign-offs/exclusions', { otherId: ids.get('chloe')! })).status,
    ).toBe(422);
  });
});

describe('who may come in', () => {
  it('is nobody who is not asked', async () => {
    for (const name of ['amara', 'chloe', 'sol', 'tess', 'ada'])
      expect([name, (await as(name).get('/observations')).status]).toEqual([name, 404]);
    for (const name of ['uma', 'ben', 'tess', 'ada', 'chloe'])
      for (const address of [theirs('amara'), `/people/${ids.get('amara')}/sign-offs`])
        expect([name, (await as(name).get(address)).status]).toEqual([name, 404]);
    expect((await as('amara').get(own('NO-1'))).status).toBe(404);
    expect((await as('sol').get(theirs('amara', 'NO-1'))).status).toBe(404);
    expect((await as('ben').get(`/observations/${ids.get('amara')}`)).status).toBe(404);
  });

  it('gives back what they were asked, without a reason', async () => {
    const page = await watched('ben', 'COM-2');
    expect((await as('ben').send(page, `${page}/handovers`)).location).toBe('/observations');
    expect((await as('ben').get(page)).status).toBe(404);
    expect(await said('amara', own('COM-2'))).toContain('Whoever supervises you watches next.');
  });

  it('signs for nobody before their own track is finished, and is told what is missing', async () => {
    const text = (await as('uma').get(theirs('chloe'))).text;
    expect(words(text)).toContain('Whoever signs for others has finished their own track.');
    expect(text).toContain('href="/modules/walk"');
    expect(text).not.toContain('Sign and send');
    const { _csrf } = hiddenFields(text, '/sign-out');
    const refused = await as('uma').post(`${theirs('chloe')}/ratings`, {
      ...{ _csrf: _csrf!, moment: 'talk', level: '3', on: today, wentWell: 'Good.', nextStep: 'More.' },
    });
    expect([refused.status, (await kept('chloe')).length]).toEqual([422, 0]);
    expect((await as('chloe').get(own())).text).not.toContain('Uma Nair, supervisor');
  });

  it('has the mark for as long as an administrator gives it, with a line in the log', async () => {
    const page = `/administration/people/${ids.get('ben')}`;
    const change = (what: string) => as('ada').send(page, `${page}/${what}`, { mark: 'experienced-observer' });
    expect((await change('mark-revocations')).location).toBe(`${page}?saved=marks#marks`);
    expect((await as('ben').get('/observations')).status).toBe(404);
    expect((await as('amara').get(own('COM-2'))).text).not.toContain('Ben Whitford, experienced observer');
    await change('mark-grants');
    expect((await as('ben').get('/observations')).status).toBe(200);
    const text = await said('ada', page);
    for (const line of ['Gave the mark “Experienced observer”', 'Took away the mark “Experienced observer”'])
      expect(text).toContain(line);
  });
});

describe('what somebody says to what is written about them', () => {
  it('stands beside a quick entry too, for whoever supervises', async () => {
    const need = theirs('amara').replace('sign-offs', 'needs');
    await as('sol').send(need, `${need}/evidence`, { kind: 'talk', level: '3', on: today, note: 'Clear.' });
    const comment = (text: string) =>
      as('amara').send('/my-needs/COM-1', '/my-needs/COM-1/comments', { comment: text });
    expect((await comment('')).text).toContain('Write your comment.');
    await comment('That was a good talk.');
    expect(await said('sol', need)).toMatch(/Clear\. Comment of whoever this is about · [^.]* That was a good talk\./);
    const foreign = await rows<{ id: string }>(at.db, 'SELECT id FROM evidence WHERE person_id = ? LIMIT 1', [
      ids.get('ben'),
    ]);
    expect(
      (
        await as('amara').send('/my-needs/COM-1', '/my-needs/COM-1/comments', {
          fact: foreign[0]!.id,
          comment: 'Mine?',
        })
      ).status,
    ).toBe(404);
  });

  it('can be that everything was read, and only what is newer is new', async () => {
    await as('amara').send('/my-sign-offs', '/my-sign-offs/readings');
    expect(await said('amara', '/my-sign-offs')).not.toContain('about what you do');
    const need = theirs('amara', 'COM-2').replace('sign-offs', 'needs');
    await as('sol').send(need, `${need}/evidence`, { kind: 'talk', level: '2', on: today });
    expect(await said('amara', '/my-needs')).toContain('One new entry about what you do');
  });
});

it('stands in the person’s own export, every fact with the words that were read', async () => {
  const amara = { id: ids.get('amara')!, name: 'Amara Okafor', language: 'en', roles: new Set<never>() };
  const t = Object.assign((key: string) => key, { language: 'en' });
  const files = await at.app.get(ExportSignOffsService, { strict: false }).files(amara, t);
  const { facts, replies } = JSON.parse(String(files['sign-offs.json'])) as {
    facts: { what: string; lines: object[] }[];
    replies: { words: string }[];
  };
  expect(facts.find(({ what }) => what === 'rated')!.lines[0]).toEqual({
    line: 'Greets the person by name.',
    seen: 'with-support',
  });
  expect(replies.map(({ words: text }) => text)).toEqual(['That was a good talk.', '']);
});

it('leaves nothing for verify to say', async () => expect(await findDifferences(at.app)).toEqual([]));
