import { startApp, type TestApp } from '../support/app';
import { Browser, hiddenFields } from '../support/browser';
import { idOf } from '../support/mail-app';

const old = 'peer-support-demo';
const good = 'three quiet herons wade';
let at: TestApp;
beforeAll(async () => void (at = await startApp()));
afterAll(() => at.close());

const change = (browser: Browser, present: string, password: string) =>
  browser.send('/account', '/account/password', { present, password });
const signIn = (name: string, password: string) =>
  new Browser(at).send('/sign-in', '/sign-in', { email: `${name}@demo.example`, password });

it('changes the password, stays signed in here and is signed out everywhere else', async () => {
  const [here, elsewhere] = [await Browser.as(at, 'amara'), await Browser.as(at, 'amara')];
  const changed = await change(here, old, good);
  expect([changed.status, changed.location]).toEqual([303, '/account?done=password']);
  expect((await here.get(changed.location)).text).toContain('Your password is changed.');
  expect((await elsewhere.get('/account')).status).toBe(303);
  expect([(await signIn('amara', old)).status, (await signIn('amara', good)).status]).toEqual([422, 303]);
});

it('gives the browser a new session with the new password', async () => {
  const ben = await Browser.as(at, 'ben');
  const sessions = () =>
    at.db.query<{ token_hash: string }[]>(
      `SELECT s.token_hash FROM sessions s JOIN people p ON p.id = s.person_id WHERE p.email = 'ben@demo.example'`,
    );
  const before = await sessions();
  await change(ben, old, good);
  const after = await sessions();
  expect(after).toHaveLength(1);
  expect(after[0]).not.toEqual(before[0]);
});

it('asks for the present password and for a good new one, and shows neither again', async () => {
  const chloe = await Browser.as(at, 'chloe');
  for (const [present, password, sentence] of [
    ['something else entirely', good, 'That is not your present password.'],
    ['', good, 'Write the password that you have now.'],
    [old, 'short', 'Use 15 characters or more.'],
    [old, 'chloe martin 2026', 'This is close to a name.'],
    [old, old, 'This is the password that you have now.'],
  ] as const) {
    const page = await change(chloe, present, password);
    expect([sentence, page.status, page.text.includes(sentence)]).toEqual([sentence, 422, true]);
    if (present) expect(page.text).not.toContain(present);
  }
  expect((await signIn('chloe', old)).status).toBe(303);
});

it('counts wrong present passwords like wrong sign-ins', async () => {
  const dmitri = await Browser.as(at, 'dmitri');
  for (let n = 0; n < 10; n++) expect((await change(dmitri, 'wrong', good)).status).toBe(422);
  expect((await change(dmitri, old, good)).status).toBe(429);
  await at.db.query('DELETE FROM sign_in_failures');
});

it('counts a flood of wrong present passwords, whatever comes at once', async () => {
  const petra = await Browser.as(at, 'petra');
  const fields = hiddenFields((await petra.get('/account')).text, '/account/password');
  const wrong = { ...fields, present: 'not this one at all', password: 'five slow grey geese' };
  const flood = await Promise.all(Array.from({ length: 30 }, () => petra.post('/account/password', wrong)));
  expect(flood.filter(({ status }) => status === 422).length).toBeLessThanOrEqual(13);
});

it('lists the browsers that are signed in, signs one out, then all', async () => {
  const [here, phone, desk] = [
    await Browser.as(at, 'eleni'),
    await Browser.as(at, 'eleni'),
    await Browser.as(at, 'eleni'),
  ];
  const page = (await here.get('/account')).text;
  expect(page).toContain('signed in on 3 browsers');
  expect(page.match(/>This browser</g)).toHaveLength(1);
  const ids = [...page.matchAll(/name="session" value="([0-9a-f]{64})"[\s\S]*?class="sr-only"> – (\w+)/g)];
  expect(ids.map(([, , which]) => which).sort()).toEqual(['Another', 'Another', 'This']);
  const other = ids.find(([, , which]) => which === 'Another')![1]!;
  const ended = await here.send('/account', '/account/sign-outs', { session: other });
  expect(ended.location).toBe('/account?done=sign-out');
  const open = [(await phone.get('/account')).status, (await desk.get('/account')).status];
  expect(open.sort()).toEqual([200, 303]);
  const all = await here.send('/account', '/account/sign-outs', { session: 'all' });
  expect(all.location).toBe('/sign-in');
  for (const browser of [here, phone, desk]) expect((await browser.get('/account')).status).toBe(303);
});

it('does not put the hash that a session is found by into a page', async () => {
  const page = (await (await Browser.as(at, 'farid')).get('/account')).text;
  const hashes = await at.db.query<{ token_hash: string }[]>('SELECT token_hash FROM sessions');
  expect(hashes.filter((row) => page.includes(row.token_hash))).toEqual([]);
});

it('ends nobody else’s session', async () => {
  const [hiro, ines] = [await Browser.as(at, 'hiro'), await Browser.as(at, 'ines')];
  const id = /name="session" value="([0-9a-f]{64})"/.exec((await ines.get('/account')).text)![1]!;
  expect((await hiro.send('/account', '/account/sign-outs', { session: id })).status).toBe(404);
  expect((await ines.get('/account')).status).toBe(200);
});

it('tells of sign-ins and changes in plain words, with days and no hours', async () => {
  const joel = await Browser.as(at, 'joel');
  await Browser.as(at, 'joel');
  await change(joel, old, good);
  const page = (await joel.get('/account')).text;
  expect(page).toContain('You signed in (2 times).');
  expect(page).toContain('You changed your password.');
  expect(page).not.toMatch(/\d\d:\d\d/);
  const [event] = await at.db.query<{ detail: string; actor_id: string }[]>(
    `SELECT detail, actor_id FROM audit_events WHERE action = 'password.changed' AND subject_id = '${await idOf(at, 'joel')}'`,
  );
  expect(event).toEqual({ detail: '{}', actor_id: await idOf(at, 'joel') });
});

it('makes links worthless that were made before the password was changed', async () => {
  const address = `/administration/people/${await idOf(at, 'kadija')}/invitations`;
  const made = await (await Browser.as(at, 'ada')).send(address, address);
  const link = /\/password-reset\/[\w-]{43}/.exec(made.text)![0];
  await change(await Browser.as(at, 'kadija'), old, good);
  expect((await new Browser(at).get(link)).status).toBe(404);
});

it('offers each language there is, and takes none that there is not', async () => {
  const mei = await Browser.as(at, 'mei');
  const page = (await mei.get('/account')).text;
  for (const language of ['en', 'fr'])
    expect(page).toMatch(new RegExp(`action="/account/language"[^]*value="${language}"`));
  const token = hiddenFields(page, '/account/sign-outs')._csrf!;
  expect((await mei.post('/account/language', { _csrf: token, language: 'xx' })).status).toBe(404);
  expect((await mei.post('/account/language', { _csrf: token, language: 'en' })).location).toBe(
    '/account?done=language',
  );
});

it('is one press away from every page, and leads to who looked', async () => {
  const noor = await Browser.as(at, 'noor');
  expect((await noor.get('/my-training')).text).toMatch(/<a class="who" href="\/account"[^>]*>Noor</);
  expect((await noor.get('/account')).text).toContain('href="/account/looks"');
  expect((await noor.get('/my-record')).text).toContain('id="looks"');
});
