import { policy } from '../src/sign-in/policy.rules';
import { newRandomId } from '../src/shared/ids';
import { type TestApp, startApp } from './support/app';
import { Browser, hiddenFields } from './support/browser';
import { unknownWords } from './support/owned-ids';

let at: TestApp;
let nobody: Browser;
const people = new Map<string, Browser>();
beforeAll(async () => {
  at = await startApp();
  nobody = new Browser(at);
  for (const name of ['amara', 'tess', 'sol', 'ada']) people.set(name, await Browser.as(at, name));
});
afterAll(() => at.close());

const roleOf: Record<string, string> = { amara: 'learner', tess: 'trainer', sol: 'supervisor', ada: 'administrator' };
const known: Record<string, string> = {
  slug: 'kind-no',
  lesson: 'three-parts',
  quiz: 'check',
  scenario: 'talk',
  question: 'greeting',
  token: 'none',
  session: 'none',
  competency: 'COM-1',
  n: '1',
  key: 'org.name',
  file: 'x.png',
};
/** An address of the route; whatever is not named above is somebody's or something's id that nobody has. */
const filled = (path: string) =>
  path.replace(/:(\w+)/g, (_, name: string) => known[name] ?? newRandomId()).replace('*', 'x');

it('has a policy row for every route, and a route for every row', () => {
  const printed = at.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  const routes: string[] = [];
  const stack: string[] = [];
  for (const line of printed.split('\n').filter(Boolean)) {
    const found = /^([│ ]*)[├└]── (\S*)(?: \(([^)]+)\))?/.exec(line);
    if (!found) continue;
    const depth = found[1]!.length / 4;
    stack.length = depth;
    stack[depth] = found[2]!;
    for (const method of (found[3] ?? '').split(', ').filter((one) => one === 'GET' || one === 'POST'))
      routes.push(`${method} ${stack.join('').replace(/\/+/g, '/')}`);
  }
  expect(at.app.getHttpAdapter().getInstance().hasRoute({ method: 'GET', url: '/assets/*' })).toBe(true);
  const named = routes.map((route) => (route === 'GET /*' ? 'GET /assets/*' : route)); // printed without its prefix
  expect(new Set(named)).toEqual(new Set(policy.map((row) => `${row.method} ${row.path}`)));
});

it('is told of every route whose the things in its address are (test/support/owned-ids.ts)', () => {
  expect(policy.flatMap(({ path }) => unknownWords(path).map((word) => `${path} :${word}`))).toEqual([]);
});

describe.each(policy.filter((row) => row.who !== 'anyone'))('$method $path', (row) => {
  it('sends the signed-out to sign in', async () => {
    const answer = row.method === 'GET' ? await nobody.get(filled(row.path)) : await nobody.post(filled(row.path), {});
    expect(answer.status).toBe(303);
    expect(answer.location).toMatch(/^\/sign-in/);
  });

  it('is closed to everybody without the role', async () => {
    for (const [name, browser] of people) {
      if (row.who === 'signed-in' || row.who === roleOf[name]) continue;
      const answer =
        row.method === 'GET' ? await browser.get(filled(row.path)) : await browser.post(filled(row.path), {});
      expect([name, answer.status]).toEqual([name, 404]);
    }
  });

  if (row.method === 'POST') {
    it('refuses a post that does not come from its own page', async () => {
      const name = row.who === 'signed-in' ? 'amara' : [...people.keys()].find((one) => roleOf[one] === row.who)!;
      expect((await people.get(name)!.post(filled(row.path), {})).status).toBe(403);
      const token = hiddenFields((await people.get(name)!.get('/my-training')).text, '/sign-out')._csrf!;
      const forged = await people
        .get(name)!
        .post(filled(row.path), { _csrf: token }, { 'sec-fetch-site': 'cross-site' });
      expect(forged.status).toBe(403);
    });
  }
});

it('keeps the patterns page for development', async () => {
  expect((await nobody.get('/patterns')).status).toBe(404);
  expect((await people.get('ada')!.get('/patterns')).status).toBe(404);
});

it('comes back to the page that was asked for', async () => {
  const visitor = new Browser(at);
  const asked = await visitor.get('/my-record?x=1');
  const back = await visitor.send(asked.location, '/sign-in', {
    email: 'amara@demo.example',
    password: 'peer-support-demo',
  });
  expect(back.location).toBe('/my-record?x=1');
});

it('says the same of a wrong password and of nobody', async () => {
  const visitor = new Browser(at);
  const [wrong, none] = [
    await visitor.send('/sign-in', '/sign-in', { email: 'ben@demo.example', password: 'x' }),
    await visitor.send('/sign-in', '/sign-in', { email: 'nobody@demo.example', password: 'x' }),
  ];
  expect(wrong.status).toBe(none.status);
  expect(wrong.text.replace('value="ben@', 'value="nobody@')).toBe(none.text);
});
