import { type TestApp, startApp } from '../support/app';
import { Browser, hiddenFields } from '../support/browser';

let at: TestApp;
beforeAll(async () => (at = await startApp()));
afterAll(() => at.close());

const lesson = '/modules/kind-no/lessons/three-parts';
const toKeep = (html: string) => [...html.matchAll(/href="([^"]+)" data-keep/g)].map(([, href]) => href);

it('lists the lessons of modules in progress, and of no others', async () => {
  const amara = await Browser.as(at, 'amara');
  expect(toKeep((await amara.get('/offline')).text)).toEqual([]);
  await amara.send(lesson, `${lesson}/completion`);
  expect(toKeep((await amara.get('/offline')).text)).toEqual([
    '/modules/kind-no',
    lesson,
    '/modules/kind-no/lessons/practise',
    '/modules/kind-no/document',
  ]);
  expect(toKeep((await (await Browser.as(at, 'ben')).get('/offline')).text)).toEqual([]); // has finished it
});

it('lists nothing on a shared computer, whose pages say that it is one', async () => {
  const amara = new Browser(at);
  const form = { email: 'amara@demo.example', password: 'peer-support-demo', shared: '1' };
  const signedIn = await amara.send('/sign-in', '/sign-in', form);
  expect(signedIn.header['clear-site-data']).toBe('"cache", "storage"');
  const { text } = await amara.get('/offline');
  expect([toKeep(text), / data-shared>/.test(text)]).toEqual([[], true]);
});

it('serves the worker for the whole site, asked for anew each time, and allows no other', async () => {
  const { status, header } = await new Browser(at).get('/service-worker.js');
  expect([status, header['content-type'], header['cache-control']]).toEqual([
    200,
    'text/javascript; charset=utf-8',
    'no-cache',
  ]);
  const csp = (await new Browser(at).get('/help')).header['content-security-policy'];
  expect(csp).toContain("worker-src 'self'");
  expect(csp).toContain("default-src 'none'");
});

it('tells the browser to forget everything at sign-out, also when the sign-in had ended before', async () => {
  const amara = await Browser.as(at, 'amara');
  const form = hiddenFields((await amara.get('/my-training')).text, '/sign-out');
  const out = await amara.send('/my-training', '/sign-out');
  expect(out.header['clear-site-data']).toBe('"cache", "storage"');
  const late = await amara.post('/sign-out', form);
  expect([late.status, late.header['clear-site-data']]).toEqual([303, '"cache", "storage"']);
  expect((await amara.post('/sign-out', {})).header['clear-site-data']).toBeUndefined(); // another site’s
});
