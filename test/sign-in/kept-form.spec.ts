import fc from 'fast-check';
import { rows } from '../../src/database/query';
import { Clock } from '../../src/shared/clock';
import { fieldsToKeep, pageBehind } from '../../src/sign-in/kept-form.rules';
import { password, startApp, type TestApp } from '../support/app';
import { Browser, hiddenFields } from '../support/browser';
import { answerFields, begin } from '../support/quiz';

let at: TestApp;
let person: string;
let another: string;
beforeAll(async () => {
  at = await startApp();
  [person, another] = [await addressOf('amara'), await addressOf('grace')];
});
afterAll(() => at.close());
afterEach(() => later(0));

async function addressOf(name: string): Promise<string> {
  const email = `${name}@demo.example`;
  const [found] = await rows<{ id: string }>(at.db, 'SELECT id AS "id" FROM people WHERE email = ?', [email]);
  return `/people/${found!.id}`;
}

const later = (minutes: number) => {
  const then = Date.now() + minutes * 60_000;
  at.app.get(Clock).now = () => new Date(then);
};
const wrote = 'Because she asked for it herself & because I “agree”.';
const reasons = async () =>
  (await rows<{ text: string }>(at.db, 'SELECT text AS "text" FROM fact_notes')).filter(({ text }) => text === wrote)
    .length;

/** Sol's form with a reason, sent when the sign-in has ended. */
async function sentTooLate(minutes = 31, reason = wrote) {
  const browser = await signIn('sol', { shared: '1' });
  const form = hiddenFields((await browser.get(person)).text, `${person}/assignments`);
  later(minutes);
  const page = await browser.post(`${person}/assignments`, { ...form, module: 'kind-no', dueOn: '', reason });
  return { browser, page };
}

async function signIn(name: string, fields: Record<string, string> = {}): Promise<Browser> {
  const browser = new Browser(at);
  await browser.send('/sign-in', '/sign-in', { email: `${name}@demo.example`, password, ...fields });
  return browser;
}

/** Fills in the sign-in form of that very page. */
const signInOn = (browser: Browser, html: string, name: string, fields: Record<string, string> = {}) =>
  browser.post('/sign-in', { ...hiddenFields(html, '/sign-in'), email: `${name}@demo.example`, password, ...fields });

describe('a form that is sent when the sign-in has ended', () => {
  it('asks for signing in, without a readable word of it', async () => {
    const { page } = await sentTooLate();
    expect(page.status).toBe(401);
    expect(page.header['cache-control']).toBe('no-store');
    expect(page.text).toContain('what you sent is kept on this page');
    expect(page.text).not.toContain('she asked');
    expect(Buffer.from(hiddenFields(page.text, '/sign-in').kept!, 'base64url').includes('she asked')).toBe(false);
    expect(await reasons()).toBe(0);
  });

  it('comes back to its author with the text, and one button saves it once', async () => {
    const { browser, page } = await sentTooLate();
    const wrong = await signInOn(browser, page.text, 'sol', { password: 'wrong' });
    expect(wrong.status).toBe(422);
    const back = await signInOn(browser, wrong.text, 'sol');
    expect(back.status).toBe(200);
    expect(back.text).toContain('Here is what you wrote');
    expect(back.text).toContain('Because she asked for it herself &amp; because I “agree”.</blockquote>');
    const fields = hiddenFields(back.text, `${person}/assignments`);
    expect(fields).toMatchObject({ module: 'kind-no', reason: wrote });
    const [one, two] = [
      await browser.post(`${person}/assignments`, fields),
      await browser.post(`${person}/assignments`, fields),
    ];
    expect([one.status, two.status, two.location]).toEqual([303, 303, one.location]);
    expect(await reasons()).toBe(1);

    const { kept } = hiddenFields(page.text, '/sign-in');
    const desk = new Browser(at);
    const again = await signInOn(desk, (await desk.get('/sign-in')).text, 'sol', { kept: kept! });
    const repeated = hiddenFields(again.text, `${person}/assignments`);
    const third = await desk.post(`${person}/assignments`, repeated);
    expect([third.status, repeated._key, third.location]).toEqual([303, fields._key, one.location]);
    expect(await reasons()).toBe(1);
  });

  it('shows another person who signs in there nothing at all', async () => {
    const { browser, page } = await sentTooLate();
    const other = await signInOn(browser, page.text, 'uma');
    expect([other.status, other.location]).toEqual([303, '/']);
    expect(other.text).not.toContain('she asked');
  });

  it.each([
    ['altered', (kept: string) => `${kept.slice(0, 60)}${kept[60] === 'A' ? 'B' : 'A'}${kept.slice(61)}`, 0],
    ['cut short', (kept: string) => kept.slice(0, -8), 0],
    ['not ours', () => 'AAAA', 0],
    ['empty', () => '', 0],
    ['more than twelve hours old', (kept: string) => kept, 31 + 12 * 60 + 1],
  ])('is gone where the seal is %s', async (_, change, minutes) => {
    const { browser, page } = await sentTooLate();
    later(minutes || 31);
    const kept = change(hiddenFields(page.text, '/sign-in').kept!);
    const back = await signInOn(browser, page.text, 'sol', { kept });
    expect([back.status, back.text.includes('she asked')]).toEqual([303, false]);
  });

  it('comes back also where somebody had signed out in another tab', async () => {
    const browser = await signIn('sol');
    const form = hiddenFields((await browser.get(person)).text, `${person}/assignments`);
    await browser.send('/my-training', '/sign-out');
    const page = await browser.post(`${person}/assignments`, { ...form, module: 'kind-no', dueOn: '', reason: wrote });
    expect((await signInOn(browser, page.text, 'sol')).text).toContain('she asked');
  });

  it('takes an answer on to the next question, saved once', async () => {
    const browser = await signIn('amara', { shared: '1' });
    const attempt = await begin(browser);
    const fields = answerFields((await browser.get(`${attempt}/questions/1`)).text, attempt, ['Eat them together']);
    later(31);
    const page = await browser.post(`${attempt}/answers`, fields);
    const back = await signInOn(browser, page.text, 'amara');
    expect(back.text).toContain('What you chose is still here');
    const resent = { ...hiddenFields(back.text, `${attempt}/answers`) };
    for (let n = 0; n < 2; n++)
      expect((await browser.post(`${attempt}/answers`, resent)).location).toBe(`${attempt}/questions/2`);
    expect((await browser.get(`${attempt}/questions/1`)).text).toMatch(/checked><label[^>]*>Eat them together/);
    const saved = await rows(at.db, 'SELECT id FROM answers WHERE attempt_id = ?', [attempt.split('/').at(-1)!]);
    expect(saved).toHaveLength(1);
  });

  it('leads back to its page where there was nothing to write, and keeps no password', async () => {
    const browser = await signIn('amara', { shared: '1' });
    const lesson = '/modules/kind-no/lessons/three-parts';
    const token = hiddenFields((await browser.get(lesson)).text, '/sign-out')._csrf!;
    later(31);
    const plain = await browser.post(`${lesson}/completion`, { _csrf: token, _key: 'x' }, { referer: 'http://else/x' });
    expect([plain.status, plain.location]).toEqual([303, `/sign-in?next=${encodeURIComponent(lesson)}`]);
    const secret = { _csrf: token, present: password, password: 'a whole new password' };
    const changed = await browser.post('/account/password', secret);
    expect([changed.status, changed.text.includes('kept')]).toEqual([303, false]);
  });

  it('is not kept where it is too long to be carried, or no form of ours', async () => {
    const { page } = await sentTooLate(31, 'ab '.repeat(42_000));
    expect([page.status, page.location]).toEqual([303, `/sign-in?next=${encodeURIComponent(person)}`]);
    const browser = new Browser(at);
    const forged = `x.${person.slice('/people/'.length)}.y`;
    const other = await browser.post(`${person}/assignments`, { _csrf: forged, reason: wrote });
    expect([other.status, other.location]).toEqual([303, '/sign-in']);
  });
});

describe('a form of a session before', () => {
  const stale = async (author: string, now: string, headers: Record<string, string> = {}) => {
    const before = await signIn(author);
    const form = hiddenFields((await before.get('/my-training')).text, '/sign-out');
    const browser = await signIn(now);
    const fields = { ...form, module: 'kind-no', dueOn: '', reason: wrote };
    return { browser, page: await browser.post(`${another}/assignments`, fields, headers) };
  };

  it('is shown to its author, who is signed in again, and sent by one button', async () => {
    const { browser, page } = await stale('sol', 'sol');
    expect([page.status, page.text.includes('she asked')]).toEqual([403, true]);
    const sent = await browser.post(`${another}/assignments`, hiddenFields(page.text, `${another}/assignments`));
    expect(sent.status).toBe(303);
  });

  it('is shown to nobody else, and to no other site', async () => {
    for (const { page } of [await stale('sol', 'uma'), await stale('sol', 'sol', { 'sec-fetch-site': 'cross-site' })])
      expect([page.status, page.text.includes('she asked')]).toEqual([403, false]);
  });
});

it('keeps texts in their order, and never what a field of a password or code holds', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z]{3,8}$/), fc.oneof(fc.string(), fc.array(fc.string()))),
      (body) => {
        const kept = fieldsToKeep({ _csrf: 'x', _key: 'y', ...body });
        if (!kept) return;
        expect(kept.filter(([name]) => name !== '_key')).toEqual(
          Object.entries(body).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
        );
      },
    ),
  );
  for (const name of ['password', 'present', 'newPassword', 'recoveryCode', 'secret', 'code'])
    expect(fieldsToKeep({ text: 'a', [name]: 'b' })).toBeNull();
  for (const body of [
    null,
    undefined,
    'text',
    {},
    { _csrf: 'a' },
    { file: Buffer.from('x'), text: 'a' },
    { a: { b: 1 } },
  ])
    expect(fieldsToKeep(body)).toBeNull();
});

it('knows the page of a form from the browser, and without its word from the form’s own address', () => {
  expect(pageBehind('/people/1/assignments', 'https://here/people/1?x=1#y', 'here')).toBe('/people/1?x=1');
  expect(pageBehind('/people/1/assignments?x=1', 'https://elsewhere/z', 'here')).toBe('/people/1');
  expect(pageBehind('/people/1/assignments', 'nonsense', 'here')).toBe('/people/1');
  expect(pageBehind('/sign-out', undefined, 'here')).toBe('/');
});
