import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { Clock } from '../../src/shared/clock';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rows } from '../../src/database/query';
import { auditDifferences, findDifferences } from '../../src/operations/verify';
import { StagedRostersService } from '../../src/rosters/staged-rosters.service';
import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields } from '../support/browser';
import { visibleState } from '../support/roster';
import { coursesByTeamType, idOf, onAccount, teamId } from './places';

jest.setTimeout(90_000);
const courses = coursesByTeamType();
const page = '/administration/roster';
let at: TestApp;
let ada: Browser;
beforeAll(async () => {
  at = await startApp({ COURSES_DIR: courses.coursesDir });
  ada = await Browser.as(at, 'ada');
});
afterAll(async () => {
  await at.close();
  courses.clear();
});

const heading = 'Name,Email,Team,Team type,Supervisor,Start date,Hours per week,Role,Language';
const table = (...lines: string[]) => [heading, ...lines].join('\n');
const paste = (text: string, by = ada) => by.send(page, page, { text });
async function draftOf(text: string, by = ada): Promise<string> {
  const sent = await paste(text, by);
  expect(sent.status).toBe(303);
  return sent.location;
}
/** Looks at a roster and imports it. @returns the address of the import. */
async function bring(text: string): Promise<string> {
  const draft = await draftOf(text);
  const done = await ada.send(draft, `${draft}/import`);
  expect(done.status).toBe(303);
  return done.location;
}
const undo = (address: string) => ada.send(address, `${address}/reversal`);
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const said = async (address: string) => words((await ada.get(address)).text);
const count = async (text: string, values: unknown[] = []) =>
  Number((await rows<{ n: number | string }>(at.db, text, values))[0]!.n);
const importsSoFar = () => count('SELECT COUNT(*) AS n FROM roster_imports');

it('leads from the overview to the roster, and says which columns are read', async () => {
  expect((await ada.get('/administration')).text).toContain(`href="${page}"`);
  expect(await said(page)).toContain('In one column, or first name and last name in two.');
});

it('shows every difference and every problem, and has changed nothing', async () => {
  const before = await visibleState(at);
  const draft = await draftOf(
    table(
      'Nils Berg,nils@roster.example,North,,sol@demo.example,2026-11-30,22.5,,',
      'Ada Lovelace,ada@demo.example,,,,,,,',
      'Ben Adeyemi,ben@demo.example,South,,,,,,',
      'Wrong,not-an-address,Atlantis,,,03/04/2026,,,',
      'Power,power@roster.example,,,,,,administrator,',
    ),
  );
  const shown = await said(draft);
  for (const sentence of [
    'One person is new, 2 change, and nobody else is in it.',
    '2 lines cannot be imported as written',
    'Line 5 “not-an-address” is no e-mail address.',
    'There is no team “Atlantis”.',
    '“03/04/2026” could be read in two ways or is no day. Write it like 2026-11-23.',
    'Line 6 “administrator” cannot be given by a list.',
    'Name Ada Brandt becomes Ada Lovelace',
    'Team South beside North, which stays',
    'Working pattern 22.5 hours a week, paid',
    'Supervisor sol@demo.example',
    'Import these 3 people',
  ])
    expect(shown).toContain(sentence);
  expect(await visibleState(at)).toEqual(before);
});

it('imports exactly what was shown, plans modules, writes the log, and finds nothing the second time', async () => {
  const text = table(
    'Nora Vik,nora@roster.example,Campus Crew,campus,sol@demo.example,2026-12-01,8,learner; supervisor,fr',
    'Omar Sy,omar@roster.example,campus crew,,nora@roster.example,,,,',
    'Chloe Martin,chloe@demo.example,,,,,16,,',
  );
  const address = await bring(text);
  expect(await said(address)).toContain('2 people added, one changed.');
  const nora = await idOf2('nora@roster.example');
  expect(
    await rows(at.db, `SELECT module_slug AS "slug" FROM enrolments WHERE person_id = ? ORDER BY module_slug`, [nora]),
  ).toEqual([{ slug: 'kind-no' }, { slug: 'on-campus' }]);
  const events = await rows<{ action: string }>(
    at.db,
    'SELECT action FROM audit_events WHERE subject_id = ? ORDER BY number',
    [nora],
  );
  expect(events.map((event) => event.action)).toEqual([
    'person.added',
    'person.role-granted',
    'person.role-granted',
    'person.team-joined',
    'person.supervisor-added',
    'person.work-pattern-recorded',
  ]);
  const [entry] = await rows<{ detail: string }>(
    at.db,
    `SELECT detail FROM audit_events WHERE action = 'roster.imported'`,
  );
  expect(JSON.parse(entry!.detail)).toEqual({ added: 2, changed: 1, refused: 0, teams: 1 });
  const [first, ...others] = table(
    'Nora Vik,nora@roster.example,Campus Crew,campus,sol@demo.example,2026-12-01,8,learner; supervisor,fr',
    'Omar Sy,omar@roster.example,campus crew,,nora@roster.example,,,,',
    'Chloe Martin,chloe@demo.example,,,,,16,,',
  ).split('\n');
  const imports = await importsSoFar();
  const again = await draftOf([first, ...others.reverse()].join('\n'));
  expect(await said(again)).toContain('Nobody is new, nobody changes, and 3 stay the same.');
  expect((await ada.get(again)).text).not.toContain(`${again}/import`);
  expect(await importsSoFar()).toBe(imports);
});

const idOf2 = async (email: string) =>
  (await rows<{ id: string }>(at.db, 'SELECT id FROM people WHERE email = ?', [email]))[0]!.id;

it('imports once, however often the form is sent, and forgets the list', async () => {
  const imports = await importsSoFar();
  const draft = await draftOf(table('Once Only,once@roster.example,,,,,,,'));
  const form = hiddenFields((await ada.get(draft)).text, `${draft}/import`);
  const sent = [await ada.post(`${draft}/import`, form), await ada.post(`${draft}/import`, form)];
  expect(new Set(sent.map((one) => `${one.status} ${one.location}`)).size).toBe(1);
  expect(await importsSoFar()).toBe(imports + 1);
  expect((await ada.get(draft)).location).toBe(`${page}?ended=1`);
  expect(await count('SELECT COUNT(*) AS n FROM staged_rosters')).toBe(0);
});

it('refuses when the place changed meanwhile what the list would do, and shows that', async () => {
  const draft = await draftOf(table('Late Change,late@roster.example,,,,,,,'));
  const form = hiddenFields((await ada.get(draft)).text, `${draft}/import`);
  await ada.send('/administration/people', '/administration/people', {
    name: 'Late',
    email: 'late@roster.example',
    role: 'learner',
  });
  const answer = await ada.post(`${draft}/import`, form);
  expect(answer.status).toBe(409);
  expect(words(answer.text)).toContain('Something changed here since you looked, so nothing was imported.');
  expect(words(answer.text)).toContain('Nobody is new, one changes');
  expect((await ada.send(draft, `${draft}/import`)).status).toBe(303);
});

it('keeps a list for whoever gave it, one at a time, for a day', async () => {
  await onAccount(at, ada, 'tess', 'role-grants', { role: 'administrator' });
  const tess = await Browser.as(at, 'tess');
  const [mine, theirs] = [
    await draftOf(table('Mine,mine@roster.example,,,,,,,')),
    await draftOf(table('Theirs,theirs@roster.example,,,,,,,'), tess),
  ];
  expect((await tess.get(mine)).location).toBe(`${page}?ended=1`);
  const taken = await tess.post(`${mine}/import`, {
    ...hiddenFields((await tess.get(theirs)).text, `${theirs}/import`),
  });
  expect(taken.status).toBe(404);
  const tomorrow = new Date(Date.now() + 86_400_001);
  await at.app.get(Clock).at(tomorrow, () => at.app.get(StagedRostersService).clear());
  expect((await ada.get(mine)).location).toBe(`${page}?ended=1`);
  expect(await count('SELECT COUNT(*) AS n FROM staged_rosters')).toBe(0);
  await onAccount(at, ada, 'tess', 'role-revocations', { role: 'administrator' });
});

it.each<[string, string | Buffer, string]>([
  ['nothing', '', 'Choose a file, or paste the rows.'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'This cannot be read as a list.'],
  ['an open quote', 'name,email\n"never closed,x@y.example', 'This cannot be read as a list.'],
  ['headings alone', 'name,email', 'There is a line of headings and nobody below it.'],
  ['no address column', 'name,team\nA,North', 'No column is called “email”.'],
  ['more than 4 MB', Buffer.alloc(4_194_305, 'x'), 'This is larger than 4 MB.'],
  ['too many people', `name,email\n${'A,a@x.example\n'.repeat(20_001)}`, 'This has more than 20,000 people.'],
])('refuses %s with a sentence', async (_, content, sentence) => {
  const answer = await upload(content);
  expect([answer.status, words(answer.text).includes(sentence)]).toEqual([422, true]);
});

it.each(['nobody', 'tess'])('answers %s before the file has arrived, and reads nothing of it', async (name) => {
  const cookie = name === 'nobody' ? '' : `sid=${(await Browser.as(at, name)).cookie('sid')}`;
  const headers = { cookie, 'content-type': 'multipart/form-data; boundary=b', 'content-length': '4000000' };
  const sending = http.request(`${await listening()}${page}`, { method: 'POST', headers });
  sending
    .on('error', () => undefined)
    .write('--b\r\ncontent-disposition: form-data; name="file"; filename="r.csv"\r\n\r\nname');
  const [answer] = (await once(sending, 'response')) as [http.IncomingMessage];
  expect(answer.statusCode).toBe(name === 'nobody' ? 303 : 404);
  sending.destroy();
});

async function listening(): Promise<string> {
  const server = at.app.getHttpServer();
  if (!server.listening) await at.app.listen(0, '127.0.0.1');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('keeps what was pasted when it cannot be read', async () => {
  const answer = await paste('Team;Supervisor\n<b>North</b>;nobody');
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('&lt;b&gt;North&lt;/b&gt;;nobody</textarea>');
});

/** Sends a file as a browser does. */
async function upload(content: string | Buffer, name = 'roster.csv') {
  const form = hiddenFields((await ada.get(page)).text, page);
  return request(at.app.getHttpServer())
    .post(page)
    .set('cookie', `sid=${ada.cookie('sid')}`)
    .field(form)
    .field('text', '')
    .attach('file', Buffer.from(content), name);
}

it.each([
  [
    'semicolons in Windows-1252',
    Buffer.from('Prénom;Nom;Courriel;Équipe\r\nZoë;Façade;zoe@roster.example;North\r\n', 'latin1'),
  ],
  ['tabs in UTF-16', Buffer.from('\uFEFFname\temail\tgroup\nZoë Façade\tzoe@roster.example\tnorth\n', 'utf16le')],
  ['commas in UTF-8 with a mark', Buffer.from('\uFEFFname,email,team\nZoë Façade,zoe@roster.example,North\n')],
  [
    'accents in two pieces',
    Buffer.from(`name,email,team\n${'Zoë Façade'.normalize('NFD')},zoe@roster.example,North\n`),
  ],
])('reads %s the same, from a file', async (_, bytes) => {
  const sent = await upload(bytes);
  expect(sent.status).toBe(303);
  const shown = await said(sent.headers.location!);
  expect(shown).toContain('Zoë Façade zoe@roster.example');
  expect(shown).toContain('Team North');
});

it.each([
  ['moodle-example.csv', '3 people are new'],
  ['upload_users.csv', 'There is no team “Section 1”.'],
])('reads the export %s as it is, and leaves out what is not asked for', async (file, sentence) => {
  const sent = await upload(readFileSync(join(__dirname, '..', 'rosters', file)), file);
  const shown = await said(sent.headers.location!);
  expect(shown).toContain(sentence);
  expect(shown).toContain('Columns that are not read: username');
  expect(shown).not.toContain('verysecret');
});

it('undoes an import exactly: who is here, details, roles, teams, supervisors, working patterns and modules', async () => {
  await onAccount(at, ada, 'quinn', 'deactivations');
  const before = await visibleState(at);
  const address = await bring(
    table(
      'Una New,una@roster.example,Night Crew,crisis,sol@demo.example,2026-12-01,8,learner; supervisor,fr',
      'Bare New,bare@roster.example,,,,,,,',
      'Amara Again,amara@demo.example,South,,una@roster.example,2026-10-01,8,trainer,fr',
      'Ben Again,ben@demo.example,Night Crew,,,,,supervisor,',
      'Quinn Again,quinn@demo.example,North,,,,12,,',
    ),
  );
  const during = await visibleState(at);
  for (const part of Object.keys(before)) expect([part, during[part]]).not.toEqual([part, before[part]]);
  const foreseen = await said(address);
  expect(foreseen).toContain('2 people who were here before are put back as before.');
  expect(foreseen).toContain('One account that this import opened again is closed, as it was before.');
  expect(foreseen).toContain('One person who was added and has done nothing yet goes again.');
  expect(foreseen).toContain('One account that was added is closed');
  const form = hiddenFields((await ada.get(address)).text, `${address}/reversal`);
  for (let n = 0; n < 2; n++) expect((await ada.post(`${address}/reversal`, { ...form, _key: '' })).status).toBe(303);
  expect(await visibleState(at)).toEqual(before);
  expect(await said(address)).toContain('This import was undone.');
  expect(await count(`SELECT COUNT(*) AS n FROM audit_events WHERE action = 'roster.undone'`)).toBe(1);
  expect(await count(`SELECT COUNT(*) AS n FROM people WHERE email = 'bare@roster.example'`)).toBe(0);
  expect(await auditDifferences(at.app)).toEqual([]);
  expect(await findDifferences(at.app)).toEqual([]);
  await onAccount(at, ada, 'quinn', 'reactivations');
});

it('imports again what was undone', async () => {
  const text = table('Vera New,vera@roster.example,North,,sol@demo.example,,8,,');
  await undo(await bring(text));
  await bring(text);
  expect(await said(await draftOf(text))).toContain('Nobody is new, nobody changes');
  expect((await ada.get('/administration/people?q=vera@roster')).text).toContain('North');
});

it('leaves alone and names what somebody changed since', async () => {
  const address = await bring(
    table(
      'Wim New,wim@roster.example,North,,,,,,',
      'Xena New,xena@roster.example,Dawn Crew,campus,,,,,',
      'Dee Renamed,grace@demo.example,South,,uma@demo.example,,8,trainer,',
    ),
  );
  const rename = { email: 'grace@demo.example', language: 'en', startedOn: '' };
  const account = `/administration/people/${await idOf(at, 'grace')}`;
  await ada.send(account, `${account}/details`, { ...rename, name: 'Grace By Hand' });
  await onAccount(at, ada, 'grace', 'work-patterns', {
    fromOn: '2030-01-01',
    hours: '20',
    day: ['1'],
    engagement: 'paid',
  });
  const wim = `/administration/people/${await idOf2('wim@roster.example')}`;
  await ada.send(wim, `${wim}/role-grants`, { role: 'trainer' });
  const dawn = await teamId(at, 'Dawn Crew');
  await onAccount(at, ada, 'ben', 'memberships', { teamId: dawn, fromOn: '2026-01-01', toOn: '' });
  const foreseen = await said(address);
  for (const words of [
    'Wim New : the account was changed since it was added.',
    'Grace By Hand : the name was changed again.',
    'Dawn Crew : the team was changed, or other people belong to it.',
  ])
    expect(foreseen).toContain(words);
  await undo(address);
  const after = await said(address);
  expect(after).toContain('Left as it is, because it was changed since: Wim New');
  const [list, grace] = [await said('/administration/people?q=new'), await said(account)];
  expect(list).toContain('Wim New wim@roster.example Learner, Trainer North');
  expect(list).toMatch(/Xena New xena@roster.example none none none none Left/);
  expect(grace).toContain('Grace By Hand');
  expect(grace).not.toContain('South , now');
  expect(await count(`SELECT COUNT(*) AS n FROM teams WHERE name = 'Dawn Crew'`)).toBe(1);
});

it('closes the account of somebody added who signed in since, ends the session, and keeps what they began', async () => {
  const address = await bring(table('Yara New,yara@roster.example,North,,,,,,'));
  const yara = await idOf2('yara@roster.example');
  const invited = await ada.send(
    `/administration/people/${yara}/invitations`,
    `/administration/people/${yara}/invitations`,
  );
  const link = /\/invitations\/[\w-]{20,}/.exec(invited.text)![0];
  const visitor = new Browser(at);
  const password = 'four quiet words here';
  expect((await visitor.send(link, link, { password, again: password })).status).toBe(303);
  await visitor.send('/sign-in', '/sign-in', { email: 'yara@roster.example', password });
  const lesson = '/modules/kind-no/lessons/three-parts';
  expect((await visitor.send(lesson, `${lesson}/completion`)).status).toBe(303);
  expect((await visitor.get('/my-training')).status).toBe(200);
  await undo(address);
  expect((await visitor.get('/my-training')).status).toBe(303);
  expect(await said('/administration/people?q=yara')).toContain('Left');
  expect(await count('SELECT COUNT(*) AS n FROM lesson_completions WHERE person_id = ?', [yara])).toBe(1);
  expect(await said(address)).toContain('Everything is as it was before.');
  expect(await findDifferences(at.app)).toEqual([]);
});

it('invites everybody who was added, with links that are shown once', async () => {
  const address = await bring(table('Zed One,zed1@roster.example,,,,,,,', 'Zed Two,zed2@roster.example,,,,,,,'));
  const form = hiddenFields((await ada.get(address)).text, `${address}/invitations`);
  const first = await ada.post(`${address}/invitations`, form);
  expect(first.text.match(/\/invitations\/[\w-]{20,}/g)).toHaveLength(2);
  expect((await ada.post(`${address}/invitations`, form)).text).toContain('These links were shown before');
  expect((await ada.get(address)).text).not.toContain(`${address}/invitations`);
  const link = /\/invitations\/[\w-]{20,}/.exec(first.text)![0];
  expect((await new Browser(at).get(link)).text).toContain('Zed One');
  await undo(address);
  expect((await new Browser(at).get(link)).text).not.toContain('Zed One');
});
