import { FirstRunService } from '../../src/administration/first-run.service';
import { rows } from '../../src/database/query';
import { policy } from '../../src/sign-in/policy.rules';
import { password as demoPassword, startApp, type TestApp } from '../support/app';
import { Browser, hiddenFields } from '../support/browser';

let at: TestApp;
let visitor: Browser;
let form: Record<string, string>;
beforeEach(async () => {
  at = await startApp({ DEMO: '' });
  visitor = new Browser(at);
  form = {
    code: at.app.get(FirstRunService).code,
    organisation: 'Harbour Peers',
    name: 'Ada Brandt',
    email: 'ada@harbour.example',
    password: 'eleven green umbrellas',
  };
});
afterEach(() => at.close());

const make = (fields: Record<string, string>) => visitor.send('/first-run', '/first-run/administrator', fields);
const howMany = async () => (await rows(at.db, 'SELECT id FROM people')).length;
const closed = async () => {
  expect((await visitor.get('/first-run')).status).toBe(404);
  const { _csrf } = hiddenFields((await visitor.get('/sign-in')).text, '/sign-in');
  for (const path of ['administrator', 'demonstration'])
    expect((await visitor.post(`/first-run/${path}`, { ...form, code: '1', _csrf: _csrf! })).status).toBe(404);
};

it('is where every address leads while nobody is here', async () => {
  const open = ['/healthz', '/readyz', '/assets/*', '/service-worker.js', '/help', '/first-run'];
  const pages = policy.filter(({ method, path }) => method === 'GET' && !open.includes(path)).map(({ path }) => path);
  for (const path of [...pages, '/no-such-page', '/first-runner'])
    expect([path, (await visitor.get(path)).location]).toEqual([path, '/first-run']);
  expect((await visitor.post('/sign-in', {})).location).toBe('/first-run');
  expect((await visitor.get('/first-run')).text).toContain('Welcome to Waymark');
  for (const path of ['/healthz', '/readyz', '/help']) expect((await visitor.get(path)).status).toBe(200);
});

it('refuses a wrong code, and keeps what was typed but the password', async () => {
  const { status, text } = await make({ ...form, code: '00000000' });
  expect(status).toBe(422);
  expect(text).toContain('That is not the code.');
  for (const typed of ['00000000', 'Harbour Peers', 'Ada Brandt', 'ada@harbour.example'])
    expect(text).toContain(`value="${typed}"`);
  expect(text).not.toContain(form.password);
  expect(await howMany()).toBe(0);
});

it('stops listening to codes after twenty tries', async () => {
  for (let n = 0; n < 20; n++) expect((await make({ ...form, code: `${n}` })).status).toBe(422);
  expect((await make(form)).status).toBe(422);
  expect(await howMany()).toBe(0);
});

it.each([
  ['too short', 'fourteen chars', 'Use 15 characters or more.'],
  ['one that many use', 'passwordpassword', 'Many people use this password'],
  ['one of few letters', 'aaaaaaaaaaaaaaaaaaab', 'Many people use this password'],
  ['the organisation’s name', 'Harbour Peers 2026', 'This is close to a name.'],
])('refuses a password that is %s', async (_, password, sentence) => {
  const { status, text } = await make({ ...form, password });
  expect([status, text.includes(sentence), text.includes(`value="${password}"`)]).toEqual([422, true, false]);
  expect(await howMany()).toBe(0);
});

it('makes the first administrator, who can sign in, and is gone', async () => {
  expect((await make(form)).location).toBe('/sign-in');
  const { email, password } = form;
  expect((await visitor.send('/sign-in', '/sign-in', { email: email!, password: password! })).status).toBe(303);
  expect((await visitor.get('/studio')).text).toContain('Harbour Peers');
  const roles = await rows<{ role: string }>(at.db, 'SELECT role FROM role_grants ORDER BY role');
  expect(roles.map(({ role }) => role)).toEqual(['administrator', 'trainer']);
  const log = await rows<{ action: string }>(at.db, 'SELECT action FROM audit_events ORDER BY number');
  expect(log.slice(0, 3).map(({ action }) => action)).toEqual([
    'person.added',
    'person.role-granted',
    'person.role-granted',
  ]);
  visitor = new Browser(at);
  await closed();
});

it('makes one administrator when the button is pressed twice', async () => {
  const fields = hiddenFields((await visitor.get('/first-run')).text, '/first-run/administrator');
  const post = (email: string) => visitor.post('/first-run/administrator', { ...fields, ...form, email });
  const both = await Promise.all([post('ada@harbour.example'), post('bea@harbour.example')]);
  expect(both.map(({ location }) => location)).toEqual(['/sign-in', '/sign-in']);
  expect((await post('cy@harbour.example')).location).toBe('/sign-in');
  expect((await visitor.post('/first-run/administrator', { ...fields, ...form, code: '1' })).status).toBe(404);
  expect(await howMany()).toBe(1);
});

it('loads the demonstration instead, once, and is gone', async () => {
  const load = (code: string) => visitor.send('/first-run', '/first-run/demonstration', { code });
  const wrong = await load('1');
  expect([wrong.status, wrong.text.includes('That is not the code.')]).toEqual([422, true]);
  expect((await load(form.code!)).location).toBe('/sign-in');
  expect(
    (await visitor.send('/sign-in', '/sign-in', { email: 'amara@demo.example', password: demoPassword })).status,
  ).toBe(303);
  visitor = new Browser(at);
  await closed();
});

it('offers no demonstration where others could reach it with a known password', async () => {
  await at.close();
  at = await startApp({ DEMO: '', HOST: '0.0.0.0' });
  visitor = new Browser(at);
  const { text } = await visitor.get('/first-run');
  expect(text).not.toContain('/first-run/demonstration');
  const { _csrf } = hiddenFields(text, '/first-run/administrator');
  const code = at.app.get(FirstRunService).code;
  expect((await visitor.post('/first-run/demonstration', { code, _csrf: _csrf! })).status).toBe(404);
  expect(await howMany()).toBe(0);
});
