import { Clock } from '../../src/shared/clock';
import { startApp } from '../support/app';
import { Browser, hiddenFields, withoutSwitch } from '../support/browser';
import { idOf, startMailApp } from '../support/mail-app';
import { linkIn } from '../support/smtp';

const good = 'three quiet herons wade';
let at: Awaited<ReturnType<typeof startMailApp>>;
beforeAll(async () => void (at = await startMailApp()));
afterAll(() => at.close());
beforeEach(async () => {
  await at.deliver();
  at.sink.mails.length = 0;
  await at.db.query('DELETE FROM sign_in_failures');
});

const ask = (email: string, browser = new Browser(at)) => browser.send('/password-reset', '/password-reset', { email });
const signIn = (name: string, password: string) =>
  new Browser(at).send('/sign-in', '/sign-in', { email: `${name}@demo.example`, password });
async function linkFor(name: string): Promise<string> {
  await ask(`${name}@demo.example`);
  await at.deliver();
  const mails = at.sink.mails.filter(({ to, text }) => to[0] === `${name}@demo.example` && linkIn(text));
  return linkIn(mails.at(-1)?.text ?? '');
}

it('sets a new password by mail, ends every session and says so by mail', async () => {
  const [phone, desk] = [await Browser.as(at, 'chloe'), await Browser.as(at, 'chloe')];
  const link = await linkFor('chloe');
  expect(link).toMatch(/^\/password-reset\/[\w-]{43}$/);
  expect((await phone.get('/my-training')).status).toBe(200);
  const visitor = new Browser(at);
  expect((await visitor.send(link, link, { password: good })).location).toBe('/sign-in?set=1');
  for (const browser of [phone, desk]) expect((await browser.get('/my-training')).status).toBe(303);
  expect((await signIn('chloe', 'peer-support-demo')).status).toBe(422);
  expect((await signIn('chloe', good)).status).toBe(303);
  at.sink.mails.length = 0;
  await at.deliver();
  expect(at.sink.mails.map((mail) => mail.subject)).toEqual(['Riverbend Peer Support: your password has changed']);
  expect(at.sink.mails[0]!.text).not.toContain(good);
});

it('refuses a link that was used, one that is an hour old, and the older of two', async () => {
  const first = await linkFor('noor');
  const second = await linkFor('noor');
  const noor = new Browser(at);
  expect((await noor.get(first)).status).toBe(404);
  expect((await noor.get(second)).status).toBe(200);
  const minutes = (n: number) => new Date(Date.now() + n * 60_000);
  expect((await at.app.get(Clock).at(minutes(59), () => noor.get(second))).status).toBe(200);
  await at.db.query(
    `UPDATE invitations SET ends_at = '${minutes(-1).toISOString()}' WHERE person_id = '${await idOf(at, 'noor')}'`,
  );
  expect((await noor.get(second)).status).toBe(404);
  const third = await linkFor('noor');
  expect((await noor.send(third, third, { password: good })).status).toBe(303);
  expect((await noor.get(third)).status).toBe(404);
});

it('works for one hour', async () => {
  await linkFor('mei');
  const [row] = await at.db.query<{ created_at: string; ends_at: string }[]>(
    `SELECT created_at, ends_at FROM invitations WHERE person_id = '${await idOf(at, 'mei')}'`,
  );
  expect(Date.parse(row!.ends_at) - Date.parse(row!.created_at)).toBe(3_600_000);
});

it('answers the same, in the same time, whether or not there is an account', async () => {
  const timed = async (email: string) => {
    const browser = new Browser(at);
    await browser.get('/password-reset');
    const began = performance.now();
    const answer = await ask(email, browser);
    return {
      ...answer,
      took: performance.now() - began,
      page: withoutSwitch((await browser.get(answer.location)).text),
    };
  };
  const [known, unknown] = [await timed('petra@demo.example'), await timed('nobody@demo.example')];
  expect([known.status, known.location, known.page]).toEqual([unknown.status, unknown.location, unknown.page]);
  expect(known.page).toContain('If there is an account with that address');
  for (const { took } of [known, unknown]) expect(took).toBeGreaterThan(240);
  expect(await at.deliver()).toBe(1);
  expect(at.sink.mails[0]!.to).toEqual(['petra@demo.example']);
});

it('makes whoever asks often wait, the same with and without an account', async () => {
  for (const email of ['samir@demo.example', 'nobody.else@demo.example']) {
    const answers = [];
    for (let n = 0; n < 4; n++) answers.push(await ask(email));
    expect([email, ...answers.map((one) => one.status)]).toEqual([email, 303, 303, 303, 429]);
    expect(answers[3]!.text).toContain('Wait 15 minutes');
  }
  expect((await signIn('samir', 'peer-support-demo')).status).toBe(303); // asking locks nobody out
});

it('lets somebody in with a new password who had tried too often with the old one', async () => {
  for (let n = 0; n < 10; n++) await signIn('rosa', 'wrong');
  expect((await signIn('rosa', 'peer-support-demo')).status).toBe(429);
  const link = await linkFor('rosa');
  expect((await new Browser(at).send(link, link, { password: good })).status).toBe(303);
  expect((await signIn('rosa', good)).status).toBe(303);
});

it('sends nothing to a closed account', async () => {
  await at.db.query(`UPDATE people SET deactivated_at = '2026-01-01T00:00:00.000Z' WHERE email = 'quinn@demo.example'`);
  expect((await ask('quinn@demo.example')).status).toBe(303);
  expect(await at.deliver()).toBe(0);
});

it('keeps what was typed, and says how to mend it', async () => {
  const page = await ask('not an address');
  expect(page.status).toBe(422);
  expect(page.text).toContain('value="not an address"');
  expect(page.text).toContain('Write your email');
});

it('refuses a post from another site', async () => {
  expect((await new Browser(at).post('/password-reset', { email: 'ben@demo.example' })).status).toBe(403);
  const link = await linkFor('ben');
  expect((await new Browser(at).post(link, { password: good })).status).toBe(403);
});

it('takes the address of the links from the settings, never from the request', async () => {
  const visitor = new Browser(at);
  const fields = hiddenFields((await visitor.get('/password-reset')).text, '/password-reset');
  await visitor.post('/password-reset', { ...fields, email: 'uma@demo.example' }, { host: 'evil.example' });
  await at.deliver();
  expect(at.sink.mails[0]!.text).toContain('http://training.example.org/password-reset/');
  expect(at.sink.mails[0]!.text).not.toContain('evil');
});

it('says whom to ask where there is no mail', async () => {
  const unmailed = await startApp();
  const page = (await new Browser(unmailed).get('/password-reset')).text;
  expect(page).toContain('This place sends no mail. Ask your administrator');
  expect(page).not.toContain('action="/password-reset"');
  await unmailed.close();
});
