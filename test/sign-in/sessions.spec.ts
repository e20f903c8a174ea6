import { rows } from '../../src/database/query';
import { Clock } from '../../src/shared/clock';
import { password, startApp, type TestApp } from '../support/app';
import { Browser } from '../support/browser';

let at: TestApp;
beforeAll(async () => (at = await startApp()));
afterAll(() => at.close());
afterEach(() => later(0));

const later = (minutes: number) => {
  const then = Date.now() + minutes * 60_000;
  at.app.get(Clock).now = () => new Date(then);
};
const day = 24 * 60;
const isIn = async (browser: Browser) => (await browser.get('/my-training')).status === 200;
const signIn = async (name: string, fields: Record<string, string> = {}) => {
  const browser = new Browser(at);
  await browser.send('/sign-in', '/sign-in', { email: `${name}@demo.example`, password, ...fields });
  return browser;
};

it('forgets one’s own computer after two weeks of quiet, and after two months in any case', async () => {
  const amara = await signIn('amara');
  later(14 * day - 1);
  expect(await isIn(amara)).toBe(true); // seen again: the two weeks begin anew
  for (let days = 27; days < 60; days += 13) {
    later(days * day);
    expect(await isIn(amara)).toBe(true);
  }
  later(60 * day + 1);
  expect(await isIn(amara)).toBe(false);
  const ben = await signIn('ben');
  later(60 * day + 1 + 14 * day + 1);
  expect(await isIn(ben)).toBe(false);
});

it('forgets a shared computer after half an hour of quiet, and after twelve hours in any case', async () => {
  const amara = await signIn('amara', { shared: '1' });
  for (let minutes = 29; minutes < 12 * 60; minutes += 29) {
    later(minutes);
    expect(await isIn(amara)).toBe(true);
  }
  later(12 * 60 + 1);
  expect(await isIn(amara)).toBe(false);
  later(0);
  const ben = await signIn('ben', { shared: '1' });
  later(31);
  expect(await isIn(ben)).toBe(false);
});

it('gives a new session at every sign-in, and the one before is worth nothing', async () => {
  const browser = await signIn('amara');
  const before = browser.cookie('sid');
  const { text } = await browser.get('/my-training');
  const csrf = /name="_csrf" value="([^"]+)"/.exec(text)![1]!;
  const again = await browser.post('/sign-in', { _csrf: csrf, email: 'ben@demo.example', password });
  expect(again.status).toBe(303);
  expect(browser.cookie('sid')).not.toBe(before);
  expect((await browser.get('/my-record')).text).toContain('>Ben</a>');
  expect(await isIn(new Browser(at, { sid: before }))).toBe(false);
});

it('takes no session that a stranger chose', async () => {
  const fixed = 'A'.repeat(43);
  const browser = new Browser(at, { sid: fixed });
  await browser.send('/sign-in', '/sign-in', { email: 'amara@demo.example', password });
  expect(await isIn(browser)).toBe(true);
  expect(await isIn(new Browser(at, { sid: fixed }))).toBe(false);
});

it('ends a session at sign-out, also for a copy of its cookie', async () => {
  const amara = await signIn('amara');
  const copy = new Browser(at, { sid: amara.cookie('sid') });
  expect(await isIn(copy)).toBe(true);
  await amara.send('/my-training', '/sign-out');
  expect([await isIn(amara), await isIn(copy)]).toEqual([false, false]);
});

it('lets somebody deactivated neither in nor stay', async () => {
  const liam = await signIn('liam');
  await rows(at.db, `UPDATE people SET deactivated_at = ? WHERE email = 'liam@demo.example'`, [
    new Date().toISOString(),
  ]);
  expect([await isIn(liam), await isIn(await signIn('liam'))]).toEqual([false, false]);
});

it('keeps neither passwords nor session tokens in the clear', async () => {
  const amara = await signIn('amara');
  const kept = await rows<object>(at.db, 'SELECT c.*, s.* FROM credentials c, sessions s');
  expect(JSON.stringify(kept)).not.toContain(password);
  expect(JSON.stringify(kept)).not.toContain(amara.cookie('sid'));
  const hashes = await rows<{ h: string }>(at.db, 'SELECT password_hash AS h FROM credentials');
  for (const { h } of hashes) expect(h).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});
