import { rows } from '../../src/database/query';
import { EvidenceService } from '../../src/evidence/evidence.service';
import { PeopleService } from '../../src/people/people.service';
import { findDifferences } from '../../src/operations/verify';
import { ExportWordsService } from '../../src/records/export-words.service';
import { addDays } from '../../src/shared/dates.rules';
import { type TestApp, startApp } from '../support/app';
import { Browser, mainOf } from '../support/browser';
import { idOf } from '../support/mail-app';
import { coursesWithNeeds } from '../support/needs-course';
import { rightAnswers, tryCheck, wrongAnswers } from '../support/quiz';

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
const page = (name: string, code = '') => `/people/${ids.get(name)}/needs${code && `/${code}`}`;
const said = async (browser: Browser, address: string) => words((await browser.get(address)).text);
const record = (name: string, code: string, fields: Record<string, string>) =>
  as('sol').send(page(name, code), `${page(name, code)}/evidence`, {
    kind: 'role-play',
    level: '2',
    on: today,
    ...fields,
  });
const kept = (name: string) =>
  rows<{ kind: string; level: number | null; revision: number; withdrawn: number }>(
    at.db,
    'SELECT kind AS "kind", level AS "level", revision AS "revision", withdrawn AS "withdrawn" FROM evidence WHERE person_id = ? ORDER BY chain_no',
    [ids.get(name)],
  );

describe('the page of what somebody needs', () => {
  it('is the same for the person and for exactly their supervisor', async () => {
    const [own, seen] = [await said(as('grace'), '/my-needs'), await said(as('sol'), page('grace'))];
    expect(own).toMatch(
      /What you need next Record Needs .*Day \d+\. Before first contact\. 0 of 1 safety-critical skills are in place\./,
    );
    expect(seen).toMatch(/What Grace Two-Hearts needs next Training Needs .*Day \d+\. Before first contact\. 0 of 1/);
    for (const text of [own, seen]) {
      expect(text).toContain('Not yet clear for lone contact');
      expect(text).toMatch(/Nothing has shown these yet: Skill CRI-1/);
      expect(text).toMatch(/All 2 areas Communication/);
    }
  });

  it('does not ask of a learner what only the path of supervisors teaches', async () => {
    expect(await said(as('amara'), '/my-needs')).not.toContain('Skill SUP-1');
    expect((await as('amara').get('/my-needs/SUP-1')).status).toBe(404);
  });

  it('is not there for anybody else, nor are its forms', async () => {
    for (const name of ['uma', 'tess', 'ada', 'grace'])
      for (const code of ['', 'COM-1'])
        expect([name, (await as(name).get(page('amara', code))).status]).toEqual([name, 404]);
    const { text } = await as('uma').get('/my-needs');
    const _csrf = /name="_csrf" value="([^"]+)"/.exec(text)![1]!;
    const address = `${page('amara', 'COM-1')}/evidence`;
    const fields = { _csrf, kind: 'talk', level: '3', on: today };
    expect((await as('uma').post(address, fields)).status).toBe(404);
    expect((await as('sol').get(page('amara', 'NO-1'))).status).toBe(404);
    expect((await as('sol').get('/people/nobody/needs')).status).toBe(404);
  });

  it('is noted for the person once a day, and only when another looks', async () => {
    for (const code of ['', '', 'COM-1']) await as('sol').get(page('amara', code));
    await as('amara').get('/my-needs');
    const looks = await rows(at.db, 'SELECT id FROM looks WHERE person_id = ?', [ids.get('amara')]);
    expect(looks).toHaveLength(1);
  });

  it('is linked from the team, from the person and from one’s own record', async () => {
    expect((await as('sol').get('/team')).text).toContain(`href="${page('amara')}"`);
    expect((await as('sol').get(`/people/${ids.get('amara')}`)).text).toContain(`href="${page('amara')}"`);
    expect((await as('amara').get('/my-record')).text).toContain('href="/my-needs"');
  });

  it('is about no single answer, and no time of day', async () => {
    const { attempt } = await tryCheck(as('amara'), wrongAnswers);
    for (const address of [page('amara'), page('amara', 'CRI-1'), page('amara', 'COM-2')]) {
      const { text } = await as('sol').get(address);
      for (const hidden of ['plums', 'Take them home', 'SECRET', attempt, 'Warmth']) expect(text).not.toContain(hidden);
      expect(words(text)).not.toMatch(/\d\d:\d\d/);
    }
    expect(await said(as('sol'), page('amara', 'CRI-1'))).toContain('Nothing has shown this yet.');
  });

  it('shows what a passed check shows, and that it is not enough where it must be seen', async () => {
    await tryCheck(as('amara'), rightAnswers);
    expect(await said(as('sol'), page('amara', 'COM-2'))).toContain('In place');
    const text = await said(as('sol'), page('amara', 'CRI-1'));
    expect(text).toContain('Before lone contact');
    expect(text).toContain('A check or a scenario alone is not enough for a safety-critical skill');
    expect(text).toContain('Check passed: A kind no. It shows “can do it with support”.');
    expect((await kept('amara')).filter(({ level }) => level === 2).map(({ kind }) => kind)).toEqual(['role-play']); // the demonstration’s
  });
});

describe('what a supervisor records', () => {
  it('closes the need, with who, how and when, and clears for lone contact', async () => {
    const note = 'Calm and plain.';
    expect((await record('amara', 'CRI-1', { level: '3', context: 'one-to-one', note })).location).toBe(
      page('amara', 'CRI-1'),
    );
    const text = await said(as('amara'), '/my-needs/CRI-1');
    expect(text).toContain('In place');
    expect(text).toMatch(/Role play with Sol Reyes: does it alone\. \d+ \w+ 20\d\d · one to one Calm and plain\./);
    expect(await said(as('amara'), '/my-needs')).toContain('Clear for lone contact');
  });

  it('comes back with what was typed where something is missing', async () => {
    const wrong = await record('amara', 'COM-1', { kind: '', level: '9', on: addDays(today, 1), note: 'Keep <me>' });
    expect(wrong.status).toBe(422);
    for (const message of ['Choose how you saw it.', 'Choose one of the levels.', 'That day has not come yet.'])
      expect(wrong.text).toContain(message);
    expect(wrong.text).toContain('Keep &lt;me&gt;');
  });

  it('is once, however often the same form is sent', async () => {
    const { text } = await as('sol').get(page('amara', 'COM-1'));
    const form = text.slice(text.indexOf('COM-1/evidence"'));
    const key = /name="_key" value="([^"]+)"/.exec(form)![1]!;
    const before = (await kept('amara')).length;
    for (const time of [1, 2])
      expect([time, (await record('amara', 'COM-1', { level: '1', _key: key })).status]).toEqual([time, 303]);
    expect(await kept('amara')).toHaveLength(before + 1);
    expect((await record('amara', 'COM-1', { level: '2', _key: key })).text).toContain(
      'sent before with other contents',
    );
  });

  it('is put right by a further row with a reason, and by its author alone', async () => {
    const corrections = /action="([^"]+\/corrections)"/.exec((await as('sol').get(page('amara', 'COM-1'))).text)![1]!;
    const correct = (fields: Record<string, string>) => as('sol').send(page('amara', 'COM-1'), corrections, fields);
    expect((await correct({ level: '2', on: today, why: '' })).text).toContain('Say why in a few words.');
    await correct({ level: '2', on: today, why: 'I had mixed up two people.' });
    expect((await kept('amara')).slice(-2)).toEqual([
      { kind: 'role-play', level: 1, revision: 1, withdrawn: 0 },
      { kind: 'role-play', level: 2, revision: 2, withdrawn: 0 },
    ]);
    const text = await said(as('amara'), '/my-needs/COM-1');
    expect(text).toMatch(/can do it with support\. .* · put right later I had mixed up two people\./);
    expect(text).not.toContain('knows it.');
    expect((await as('amara').get('/my-needs/COM-1')).text).not.toContain('/corrections');
  });

  it('can be taken back, and stays in the ledger', async () => {
    const corrections = /action="([^"]+\/corrections)"/.exec((await as('sol').get(page('amara', 'COM-1'))).text)![1]!;
    const back = { level: 'withdrawn', on: today, why: 'It was somebody else.' };
    await as('sol').send(page('amara', 'COM-1'), corrections, back);
    expect(await said(as('sol'), page('amara', 'COM-1'))).not.toContain('Role play with Sol Reyes');
    expect(await kept('amara')).toContainEqual({ kind: 'role-play', level: 2, revision: 3, withdrawn: 1 });
    expect((await as('sol').post(corrections, { ...back })).status).toBe(403);
  });
});

describe('what somebody says of themselves', () => {
  const rate = (fields: Record<string, string>) =>
    as('grace').send('/my-needs/COM-1', '/my-needs/COM-1/self-ratings', fields);

  it('stands beside, and closes nothing', async () => {
    expect((await rate({ level: '4' })).location).toBe('/my-needs/COM-1');
    const text = await said(as('sol'), page('grace', 'COM-1'));
    expect(text).toContain('Nothing has shown this yet. Grace Two-Hearts feels sure here. Watch first');
    expect(text).toMatch(/Shown so far not introduced yet .* Grace Two-Hearts says helps others learn it/);
  });

  it('can be that it is not part of the job, which is a talk and not the end of it', async () => {
    await rate({ level: 'none' });
    const text = await said(as('sol'), page('grace', 'COM-1'));
    expect(text).toContain('says that this is not part of the job here');
    expect(text).toContain('Nothing has shown this yet.');
    expect((await rate({ level: 'x' })).status).toBe(422);
  });

  it('can be a wish, said and taken back, and is in no log', async () => {
    const events = () => rows(at.db, 'SELECT id FROM audit_events WHERE actor_id = ?', [ids.get('grace')]);
    const before = (await events()).length;
    for (const button of ['first', 'second']) {
      const fields = /name="_csrf" value="([^"]+)"/.exec((await as('grace').get('/my-needs/COM-1')).text)!;
      const { status } = await as('grace').post('/my-needs/COM-2/wishes', { _csrf: fields[1]! });
      expect([button, status]).toEqual([button, 303]);
    }
    expect(await said(as('sol'), page('grace'))).toContain('Grace Two-Hearts asked for training in this.');
    expect((await kept('grace')).filter(({ kind }) => kind === 'wish')).toHaveLength(1);
    await as('grace').send('/my-needs/COM-2', '/my-needs/COM-2/wishes/withdrawal');
    expect(await said(as('sol'), page('grace'))).not.toContain('asked for training');
    expect(await events()).toHaveLength(before);
  });
});

describe('what is not a training problem', () => {
  const obstacle = (action: string, fields: Record<string, string> = {}) =>
    as('sol').send(page('grace', 'COM-1'), `${page('grace', 'COM-1')}/obstacles${action}`, fields);

  it('stands apart from the needs until it is out of the way', async () => {
    expect((await obstacle('', { reason: '' })).text).toContain('Choose what stands in the way.');
    await obstacle('', { reason: 'workload', note: 'No hour left.' });
    const text = await said(as('grace'), '/my-needs');
    expect(text).toMatch(/Not a training problem .* Skill COM-1/);
    expect(text).toContain('Training is not what is missing: there is too much work.');
    await obstacle('', { reason: 'tools' });
    expect(await said(as('grace'), '/my-needs')).toContain('tools or access are');
    await obstacle('/withdrawal');
    expect(await said(as('grace'), '/my-needs')).not.toContain('Not a training problem');
  });

  it('is counted for administrators from five people on, and names nobody', async () => {
    const list = () => said(as('ada'), '/administration/obstacles');
    const all = await rows<{ id: string; name: string }>(
      at.db,
      `SELECT DISTINCT p.id AS "id", p.name AS "name" FROM people p JOIN supervisions s ON s.person_id = p.id ORDER BY p.id`,
    );
    const about = (personId: string, reason: 'policy' | null) =>
      at.app
        .get(PeopleService)
        .transact((manager) =>
          at.app.get(EvidenceService).setObstacle(manager, { personId, raterId: ids.get('ada')! }, 'COM-1', reason),
        );
    for (const { id } of all.slice(0, 4)) await about(id, 'policy');
    expect(await list()).not.toContain('Skill COM-1');
    await about(all[4]!.id, 'policy');
    const text = await list();
    expect(text).toMatch(/A policy or process .* Skill COM-1 5 people/);
    for (const { name } of all) expect(text).not.toContain(name);
    await about(all[4]!.id, null);
    expect(await list()).not.toContain('Skill COM-1');
  });
});

it('stands in the person’s own export, each revision of it', async () => {
  const amara = { id: ids.get('amara')!, name: 'Amara Okafor', language: 'en', roles: new Set<never>() };
  const files = await at.app.get(ExportWordsService, { strict: false }).files(
    amara,
    Object.assign((key: string) => key, { language: 'en' }),
  );
  const told = JSON.parse(String(files['needs.json'])) as { skill: string; by: string; isTakenBack: boolean }[];
  expect(told).toContainEqual(
    expect.objectContaining({ skill: 'Skill CRI-1', by: 'Sol Reyes', words: 'Calm and plain.' }),
  );
  expect(told.filter(({ isTakenBack }) => isTakenBack)).toHaveLength(1);
});

it('leaves nothing for verify to say', async () => expect(await findDifferences(at.app)).toEqual([]));
