import { returnTo } from '../../src/sign-in/return-to.rules';
import { password, startApp, type TestApp } from '../support/app';
import { Browser } from '../support/browser';

let at: TestApp;
beforeAll(async () => (at = await startApp()));
afterAll(() => at.close());

const elsewhere = [
  '//evil.example',
  '///evil.example',
  'https://evil.example',
  'https:evil.example',
  '\\\\evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/%09/evil.example',
  '/@evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/my-record\r\nSet-Cookie: sid=x',
  ' //evil.example',
  '',
  '/sign-out',
];

it.each(elsewhere)('goes home instead of to %j, as typed and as posted', async (next) => {
  const browser = new Browser(at);
  const page = `/sign-in?next=${encodeURIComponent(next)}`;
  const back = await browser.send(page, '/sign-in', { email: 'amara@demo.example', password });
  expect([back.status, back.location]).toEqual([303, '/']);
  const other = new Browser(at);
  const posted = await other.send('/sign-in', '/sign-in', { email: 'amara@demo.example', password, next });
  expect([posted.status, posted.location]).toEqual([303, '/']);
  expect((await other.get(page)).location).toBe('/');
});

it('never leaves this site, whatever is asked for', () => {
  for (const next of [...elsewhere, '/my-record', '/modules/role/lessons/drift?x=//evil.example#y', '/a//b', '/a@b:1'])
    expect(new URL(returnTo(next), 'https://training.example').origin).toBe('https://training.example');
  for (const next of [undefined, 7, ['/my-record'], `/${'a'.repeat(600)}`]) expect(returnTo(next)).toBe('/');
});
