import { PasswordsService } from '../../src/sign-in/passwords.service';
import { startApp, type TestApp } from '../support/app';
import { Browser, hiddenFields, withoutSwitch } from '../support/browser';
import { idOf, startMailApp } from '../support/mail-app';
import { linkIn } from '../support/smtp';

const good = 'three quiet herons wade';
let mailed: Awaited<ReturnType<typeof startMailApp>>;
let unmailed: TestApp;
beforeAll(async () => {
  mailed = await startMailApp();
  unmailed = await startApp();
});
afterAll(async () => {
  await mailed.close();
  await unmailed.close();
});

/** As if this person of the cast had been added and had never signed in. */
async function forget(at: TestApp, name: string): Promise<string> {
  const id = await idOf(at, name);
  await at.db.query(`DELETE FROM credentials WHERE person_id = '${id}'`);
  return id;
}

async function invite(at: TestApp, name: string): Promise<{ status: number; text: string }> {
  const address = `/administration/people/${await idOf(at, name)}/invitations`;
  return (await Browser.as(at, 'ada')).send(address, address);
}

const signIn = (at: TestApp, name: string, password: string) =>
  new Browser(at).send('/sign-in', '/sign-in', { email: `${name}@demo.example`, password });

it('lets somebody in through the mail that arrived', async () => {
  await forget(mailed, 'grace');
  const answer = await invite(mailed, 'grace');
  expect(answer.text).toContain('The link is on its way');
  expect(linkIn(answer.text)).toBe('');
  expect(await mailed.deliver()).toBe(1);
  const link = linkIn(mailed.sink.mails[0]!.text);
  expect(link).toMatch(/^\/invitations\/[\w-]{43}$/);

  const grace = new Browser(mailed);
  const page = await grace.get(link);
  expect(page.text).toContain('Hello Grace Two-Hearts. Riverbend Peer Support has made you an account.');
  expect(page.header).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
  const set = await grace.send(link, link, { password: good });
  expect([set.status, set.location]).toEqual([303, '/sign-in?set=1']);
  expect((await grace.get(set.location)).text).toContain('Your password is set.');
  expect((await signIn(mailed, 'grace', good)).status).toBe(303);
});

it('keeps a link good however often it is opened, and only until it is used', async () => {
  await forget(unmailed, 'ines');
  const link = linkIn((await invite(unmailed, 'ines')).text);
  const ines = new Browser(unmailed);
  for (let n = 0; n < 3; n++) expect((await ines.get(link)).status).toBe(200);
  expect((await ines.send(link, link, { password: good })).status).toBe(303);
  const again = await ines.get(link);
  expect(again.status).toBe(404);
  expect(again.text).toContain('This link does not work any more');
  expect((await signIn(unmailed, 'ines', good)).status).toBe(303);
});

it('lets one of two win that use a link at the same time', async () => {
  await forget(unmailed, 'tove');
  const link = linkIn((await invite(unmailed, 'tove')).text);
  const words = ['four quiet herons wade', 'five quiet herons wade'];
  const set = await Promise.all(words.map((password) => new Browser(unmailed).send(link, link, { password })));
  expect(set.map((one) => one.status).sort()).toEqual([303, 404]);
  const entered = await Promise.all(words.map((password) => signIn(unmailed, 'tove', password)));
  expect(entered.map((one) => one.status)).toEqual(set.map((one) => (one.status === 303 ? 303 : 422)));
});

it('answers a form that was sent twice as it answered the first time', async () => {
  await forget(unmailed, 'liam');
  const link = linkIn((await invite(unmailed, 'liam')).text);
  const liam = new Browser(unmailed);
  const fields = { ...hiddenFields((await liam.get(link)).text, link), password: good };
  const both = [await liam.post(link, fields), await liam.post(link, fields)];
  expect(both.map((one) => one.location)).toEqual(['/sign-in?set=1', '/sign-in?set=1']);
});

it('says the same of a link that is used, ended, unknown, or of the other kind', async () => {
  const id = await forget(unmailed, 'quinn');
  const link = linkIn((await invite(unmailed, 'quinn')).text);
  const nobody = new Browser(unmailed);
  const unknown = await nobody.get('/invitations/nobody-ever-made-this-one-nobody-ever-made');
  const other = await nobody.get(link.replace('invitations', 'password-reset'));
  await unmailed.db.query(`UPDATE invitations SET ends_at = '2026-01-01T00:00:00.000Z' WHERE person_id = '${id}'`);
  const ended = await nobody.get(link);
  for (const page of [unknown, other, ended])
    expect([page.status, withoutSwitch(page.text)]).toEqual([404, withoutSwitch(unknown.text)]);
  const token = /name="_csrf" value="([^"]+)"/.exec((await nobody.get('/sign-in')).text)![1]!;
  const posted = await nobody.post(link, { _csrf: token, password: good });
  expect([posted.status, withoutSwitch(posted.text)]).toEqual([404, withoutSwitch(unknown.text)]);
  expect((await signIn(unmailed, 'quinn', good)).status).toBe(422);
});

it('works for seven days', async () => {
  const id = await forget(unmailed, 'rosa');
  await invite(unmailed, 'rosa');
  const [row] = await unmailed.db.query<{ created_at: string; ends_at: string }[]>(
    `SELECT created_at, ends_at FROM invitations WHERE person_id = '${id}'`,
  );
  expect(Date.parse(row!.ends_at) - Date.parse(row!.created_at)).toBe(7 * 86_400_000);
});

it('asks for a password that is long, uncommon, and not the person’s own name or address', async () => {
  await forget(unmailed, 'farid');
  const link = linkIn((await invite(unmailed, 'farid')).text);
  const farid = new Browser(unmailed);
  for (const [password, sentence] of [
    ['too short', 'Use 15 characters or more.'],
    ['passwordpassword', 'Many people use this password'],
    ['farid@demo.example', 'This is close to a name.'],
    ['Farid Haddad 12345', 'This is close to a name.'],
    ['riverbend peer support', 'This is close to a name.'],
  ] as const) {
    const page = await farid.send(link, link, { password });
    expect([password, page.status]).toEqual([password, 422]);
    expect(page.text).toContain(sentence);
    expect(page.text).not.toContain(`value="${password}"`.replace('farid@demo.example', 'x'));
  }
  expect((await farid.send(link, link, { password: good })).status).toBe(303);
});

it('makes every older invitation worthless', async () => {
  await forget(unmailed, 'joel');
  const [first, second] = [
    linkIn((await invite(unmailed, 'joel')).text),
    linkIn((await invite(unmailed, 'joel')).text),
  ];
  expect(first).not.toBe(second);
  const joel = new Browser(unmailed);
  expect([(await joel.get(first)).status, (await joel.get(second)).status]).toEqual([404, 200]);
});

it('does not send an older link that still waits', async () => {
  await forget(mailed, 'joel');
  await mailed.deliver();
  mailed.sink.mails.length = 0;
  await invite(mailed, 'joel');
  await invite(mailed, 'joel');
  expect(await mailed.deliver()).toBe(1);
  expect((await new Browser(mailed).get(linkIn(mailed.sink.mails[0]!.text))).status).toBe(200);
  expect((await (await Browser.as(mailed, 'ada')).get('/administration/messages')).text).toContain(
    'No mail was given up',
  );
});

it('shows a link once, and keeps only its hash', async () => {
  const id = await forget(unmailed, 'hiro');
  const ada = await Browser.as(unmailed, 'ada');
  const address = `/administration/people/${id}/invitations`;
  const fields = hiddenFields((await ada.get(address)).text, address);
  const shown = await ada.post(address, fields);
  expect(shown.header).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
  const token = linkIn(shown.text).split('/')[2]!;
  const again = await ada.post(address, fields);
  expect(again.text).toContain('This link was shown before');
  expect(linkIn(again.text)).toBe('');
  expect(linkIn((await ada.get(address)).text)).toBe('');
  for (const table of ['invitations', 'outbox_messages', 'audit_events', 'idempotency_keys'])
    expect(JSON.stringify(await unmailed.db.query(`SELECT * FROM ${table}`))).not.toContain(token);
});

it('records who made a link, and tells the person', async () => {
  const answer = await invite(unmailed, 'ben');
  expect(linkIn(answer.text)).toMatch(/^\/password-reset\//);
  const [event] = await unmailed.db.query<{ action: string; detail: string; actor: string; subject: string }[]>(
    `SELECT e.action, e.detail, a.email AS actor, s.email AS subject FROM audit_events e JOIN people a ON a.id = e.actor_id
     JOIN people s ON s.id = e.subject_id WHERE e.action = 'password-reset.made'`,
  );
  expect(event).toEqual({
    action: 'password-reset.made',
    detail: '{"by":"link"}',
    actor: 'ada@demo.example',
    subject: 'ben@demo.example',
  });
  const account = (await (await Browser.as(unmailed, 'ben')).get('/account')).text;
  expect(account).toContain('An administrator made a link for you to set a new password.');
  expect(account).not.toContain('Ada');
});

it('makes no link for a closed account, and an older one opens nothing', async () => {
  const id = await forget(unmailed, 'owen');
  const link = linkIn((await invite(unmailed, 'owen')).text);
  await unmailed.db.query(`UPDATE people SET deactivated_at = '2026-01-01T00:00:00.000Z' WHERE id = '${id}'`);
  expect((await new Browser(unmailed).get(link)).status).toBe(404);
  const ada = await Browser.as(unmailed, 'ada');
  const token = /name="_csrf" value="([^"]+)"/.exec((await ada.get('/account')).text)![1]!;
  const refused = await ada.post(`/administration/people/${id}/invitations`, { _csrf: token });
  expect([refused.status, refused.text.includes('This account is closed')]).toEqual([409, true]);
});

it.each([
  [
    'the email address is corrected',
    'details',
    { name: 'Liam O’Brien', email: 'liam.right@demo.example', language: 'en' },
  ],
  ['the account is closed and opened again', 'deactivations', {}],
])('makes a link worthless once %s', async (_, form, fields) => {
  const id = await forget(unmailed, form === 'details' ? 'liam' : 'tove');
  const account = `/administration/people/${id}`;
  const ada = await Browser.as(unmailed, 'ada');
  const link = linkIn((await ada.send(`${account}/invitations`, `${account}/invitations`)).text);
  expect((await new Browser(unmailed).get(link)).status).toBe(200);
  expect((await ada.send(account, `${account}/${form}`, { startedOn: '', ...fields })).status).toBe(303);
  if (form === 'deactivations') expect((await ada.send(account, `${account}/reactivations`)).status).toBe(303);
  expect((await new Browser(unmailed).get(link)).status).toBe(404);
});

it('hashes no password for a link that nobody made', async () => {
  const hash = jest.spyOn(unmailed.app.get(PasswordsService), 'hash');
  const visitor = new Browser(unmailed);
  const fields = hiddenFields((await visitor.get('/sign-in')).text, '/sign-in');
  expect((await visitor.post('/invitations/made-up', { ...fields, password: good })).status).toBe(404);
  expect(hash).not.toHaveBeenCalled();
  hash.mockRestore();
});

it('knows nobody by a made-up id', async () => {
  const ada = await Browser.as(unmailed, 'ada');
  for (const id of ['x', '0193a1c0-0000-7000-8000-000000000000'])
    expect((await ada.get(`/administration/people/${id}/invitations`)).status).toBe(404);
});
