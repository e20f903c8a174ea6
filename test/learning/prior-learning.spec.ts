import { rows } from '../../src/database/query';
import { findDifferences } from '../../src/operations/verify';
import { RolesService } from '../../src/people/roles.service';
import { PeopleService } from '../../src/people/people.service';
import { type TestApp, startApp } from '../support/app';
import { Browser } from '../support/browser';
import { certify } from '../support/certificates';
import { Courses } from '../support/courses';
import { quiz, rightAnswers, tryCheck, wrongAnswers } from '../support/quiz';

const courses = new Courses();
let at: TestApp;
let tess: Browser;
beforeAll(async () => {
  courses.edit(
    'kind-no/module.yaml',
    'completion: { all_of: [lessons, quiz] }',
    'completion: { all_of: [lessons, quiz], test_out: check }',
  );
  at = await startApp({ COURSES_DIR: courses.dir });
  tess = await Browser.as(at, 'tess');
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const kindNo = '/modules/kind-no';
const own = `${kindNo}/prior-learning`;
const claims = `${kindNo}/prior-learning-claims`;
const list = '/studio/prior-learning';
const words = {
  what: 'I led a group on saying no for two years.',
  where: 'Hope House',
  when: '2023 to 2025',
  link: '',
};
const claim = (browser: Browser, more: object = {}) => browser.send(own, claims, { ...words, ...more });
const actionOn = async (browser: Browser) =>
  /action="(\/studio\/prior-learning\/[^"]+\/decisions)"/.exec((await browser.get(list)).text)?.[1] ?? '';
const decide = async (browser: Browser, fields: Record<string, string>) =>
  browser.send(list, await actionOn(browser), { outcome: 'accepted', reason: 'That covers it well.', ...fields });
const notes = () =>
  rows<{ text: string }>(
    at.db,
    `SELECT n.text AS "text" FROM fact_notes n JOIN prior_learning_claims c ON c.id = n.fact_id`,
  );

it('gives the form back with what was typed', async () => {
  const amara = await Browser.as(at, 'amara');
  expect((await amara.get(kindNo)).text).toContain(`href="${own}"`);
  const wrong = await claim(amara, { where: '', link: 'not a link' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Write where, in 2 to 200 characters.');
  expect(wrong.text).toContain('beginning with https://');
  expect(wrong.text).toContain(words.what);
});

it('lets its author take the words back while nobody has decided; the dated fact stays', async () => {
  const amara = await Browser.as(at, 'amara');
  expect((await claim(amara, { link: 'https://example.org/course' })).status).toBe(303);
  expect((await amara.get(kindNo)).text).toContain('They will answer you.');
  expect((await tess.get(list)).text).toContain('<a href="https://example.org/course"');
  expect((await tess.get('/studio')).text).toContain('one person waits for an answer');
  expect((await claim(amara)).status).toBe(403);
  expect((await amara.send(own, `${claims}/withdrawal`)).status).toBe(303);
  expect((await tess.get(list)).text).toContain('Nobody waits for an answer.');
  expect(await notes()).toEqual([{ text: '' }]);
  expect((await rows(at.db, 'SELECT id FROM prior_learning_claims')).length).toBe(1);
});

it('is declined with a reason that the person reads, and may be told again', async () => {
  const amara = await Browser.as(at, 'amara');
  await claim(amara);
  const none = await decide(tess, { outcome: 'declined', reason: ' ' });
  expect([none.status, none.text.includes('Write a reason')]).toEqual([422, true]);
  const kind = 'Good work. The part on gifts is missing, so do lesson two.';
  expect((await decide(tess, { outcome: 'declined', reason: kind })).status).toBe(303);
  const page = (await amara.get(own)).text;
  expect(page).toContain(kind);
  expect(page).toContain('Tess');
  expect((await amara.get(kindNo)).text).toContain('A trainer has answered');
});

it('is accepted: the module is complete as of that day, and every page says how', async () => {
  const amara = await Browser.as(at, 'amara');
  await claim(amara);
  expect((await decide(tess, {})).status).toBe(303);
  const said = 'accepted as prior learning';
  for (const page of [kindNo, '/my-record', '/my-training']) expect((await amara.get(page)).text).toContain(said);
  const sol = await Browser.as(at, 'sol');
  const [row] = await rows<{ id: string }>(at.db, `SELECT id AS "id" FROM people WHERE email = 'amara@demo.example'`);
  expect((await sol.get(`/people/${row!.id}`)).text).toContain(said);
  expect((await sol.get('/team/modules')).text).toContain(said);
  expect(await findDifferences(at.app)).toEqual([]);
  expect((await amara.get(own)).text).toContain('You have finished this module.');
  const logged = await rows<{ action: string }>(
    at.db,
    `SELECT action AS "action" FROM audit_events WHERE action LIKE 'prior-learning%' AND subject_id = ? ORDER BY number`,
    [row!.id],
  );
  expect(logged.map((one) => one.action)).toEqual(['prior-learning.declined', 'prior-learning.accepted']);
  expect((await amara.get((await certify(amara, kindNo)).own)).text).toContain('Earlier learning, accepted here');
});

it('is never decided by the person whose it is, nor twice', async () => {
  await claim(tess);
  expect((await tess.get(list)).text).toContain('Another trainer answers it.');
  const rae = await Browser.as(at, 'rae');
  const [action, page] = [await actionOn(rae), await rae.get(list)];
  const self = await tess.send('/studio', action, {});
  expect(self.status).toBe(403);
  const token = /name="_csrf" value="([^"]+)"/.exec((await tess.get(list)).text)![1]!;
  const byHand = await tess.post(action, { _csrf: token, outcome: 'accepted', reason: 'Mine is fine.' });
  expect(byHand.status).toBe(422);
  expect(page.text).toContain('Tess');
  expect((await rae.send(list, action, { outcome: 'accepted', reason: 'That covers it.' })).status).toBe(303);
  const raeToken = /name="_csrf" value="([^"]+)"/.exec((await rae.get('/my-training')).text)![1]!;
  const again = await rae.post(action, { _csrf: raeToken, outcome: 'declined', reason: 'No longer.' });
  expect([again.status, (await tess.get(kindNo)).text.includes('accepted as prior learning')]).toEqual([422, true]);
});

it('shows nobody but trainers what somebody wrote', async () => {
  const liam = await Browser.as(at, 'liam');
  await claim(liam, { what: 'A zebra taught me to say no kindly.' });
  for (const name of ['ben', 'sol', 'uma', 'ada']) {
    const browser = await Browser.as(at, name);
    expect((await browser.get(list)).status).toBe(404);
    for (const page of [own, kindNo, '/my-record', '/my-training'])
      expect((await browser.get(page)).text).not.toContain('zebra');
  }
  const [ben] = await rows<{ id: string }>(at.db, `SELECT id AS "id" FROM people WHERE email = 'ben@demo.example'`);
  await at.app.get(PeopleService).transact((manager) => at.app.get(RolesService).grant(manager, ben!.id, 'trainer'));
  expect((await (await Browser.as(at, 'ben')).get(list)).text).toContain('zebra');
});

it('tests out where the author allows it: a passed check completes without the lessons, and is shown as such', async () => {
  const grace = await Browser.as(at, 'grace');
  const page = (await grace.get(kindNo)).text;
  expect(page).toMatch(/You know this already\?[^]*href="\/modules\/kind-no\/quizzes\/check"/);
  expect((await tryCheck(grace, wrongAnswers)).result).not.toContain('class="good"');
  const { result } = await tryCheck(grace, rightAnswers);
  expect(result).toContain('finished by passing its check');
  await grace.send(`${kindNo}/lessons/three-parts`, `${kindNo}/lessons/three-parts/completion`);
  await grace.send(`${kindNo}/lessons/practise`, `${kindNo}/lessons/practise/completion`);
  expect((await grace.get(kindNo)).text).toContain('finished by passing its check');
  expect(quiz).toContain('kind-no');
  expect(await findDifferences(at.app)).toEqual([]);
});

it('calls it worked through where the lessons came first', async () => {
  const ines = await Browser.as(at, 'ines');
  for (const id of ['three-parts', 'practise'])
    await ines.send(`${kindNo}/lessons/${id}`, `${kindNo}/lessons/${id}/completion`);
  expect((await tryCheck(ines, rightAnswers)).result).not.toContain('finished by passing its check');
  expect((await ines.get(kindNo)).text).not.toContain('finished by passing its check');
});
