import { Clock } from '../../src/shared/clock';
import { password, startApp, type TestApp } from '../support/app';
import { Browser, hiddenFields } from '../support/browser';

let at: TestApp;
beforeEach(async () => (at = await startApp({ TRUST_PROXY: '1' })));
afterEach(() => at.close());

/** One try; behind the proxy every address is its own. */
async function tries(email: string, secret: string, address: string) {
  const browser = new Browser(at);
  const fields = hiddenFields((await browser.get('/sign-in')).text, '/sign-in');
  return browser.post('/sign-in', { ...fields, email, password: secret }, { 'x-forwarded-for': address });
}
const heading = (html: string) => /role="alert"><p>([^<]+)/.exec(html)?.[1];

it('asks to wait after ten failures, in the same words whether or not there is such an account, and lets the right password in afterwards', async () => {
  const seen = { amara: [] as unknown[], nobody: [] as unknown[] };
  for (let n = 0; n < 12; n++)
    for (const name of ['amara', 'nobody'] as const) {
      const { status, text } = await tries(`${name}@demo.example`, 'wrong', `10.0.${n}.1`);
      seen[name].push([status, heading(text)]);
    }
  expect(seen.amara).toEqual(seen.nobody);
  expect(seen.amara.map((one) => (one as [number])[0])).toEqual([...Array<number>(10).fill(422), 429, 429]);
  expect((await tries('Amara@Demo.Example', password, '10.0.0.9')).status).toBe(429);
  expect((await tries('ben@demo.example', password, '10.0.0.1')).status).toBe(303);
  const then = Date.now() + 15 * 60_000 + 1000;
  at.app.get(Clock).now = () => new Date(then);
  expect((await tries('amara@demo.example', password, '10.0.0.9')).status).toBe(303);
});

it('asks an address to wait after fifty failures, whatever it claims to be', async () => {
  for (let n = 0; n < 50; n++)
    expect((await tries(`nobody${n}@demo.example`, 'wrong', `10.9.9.${n}, 10.1.1.1`)).status).toBe(422);
  expect((await tries('ben@demo.example', password, '10.9.9.99, 10.1.1.1')).status).toBe(429);
  expect((await tries('ben@demo.example', password, '10.1.1.2')).status).toBe(303);
});

it('looks at hardly more than ten passwords when a hundred are tried at once', async () => {
  const browser = new Browser(at);
  const fields = { ...hiddenFields((await browser.get('/sign-in')).text, '/sign-in'), email: 'amara@demo.example' };
  const all = await Promise.all(
    Array.from({ length: 100 }, (_, n) => browser.post('/sign-in', { ...fields, password: `wrong ${n}` })),
  );
  expect(all.filter(({ status }) => status === 422).length).toBeLessThan(14);
  expect(new Set(all.map(({ status }) => status))).toEqual(new Set([422, 429]));
});
