import { rows } from '../../src/database/query';
import { findDifferences } from '../../src/operations/verify';
import { Browser } from '../support/browser';
import { codeIn, keepEntry } from '../support/journal';
import { idOf, startMailApp } from '../support/mail-app';
import { linkIn } from '../support/smtp';

const fresh = 'three quiet herons wade';
let at: Awaited<ReturnType<typeof startMailApp>>;
let ada: Browser;
beforeAll(async () => {
  at = await startMailApp();
  ada = await Browser.as(at, 'ada');
});
afterAll(() => at.close());
beforeEach(() => at.db.query('DELETE FROM sign_in_failures'));

/** Sets a new password with the link of the last mail to this address, and signs in. */
async function resetBy(ask: () => Promise<unknown>, email: string): Promise<Browser> {
  await at.deliver();
  at.sink.mails.length = 0;
  await ask();
  await at.deliver();
  const mail = at.sink.mails.find(({ to, text }) => to[0] === email && linkIn(text));
  const link = linkIn(mail!.text);
  const visitor = new Browser(at);
  expect((await visitor.send(link, link, { password: fresh })).status).toBe(303);
  expect((await visitor.send('/sign-in', '/sign-in', { email, password: fresh })).status).toBe(303);
  return visitor;
}
const byAdministrator = async (name: string) => {
  const address = `/administration/people/${await idOf(at, name)}/invitations`;
  return resetBy(() => ada.send(address, address), `${name}@demo.example`);
};
const bySelf = (name: string, email = `${name}@demo.example`) =>
  resetBy(() => new Browser(at).send('/password-reset', '/password-reset', { email }), email);
const openWith = (browser: Browser, code: string) =>
  browser.send('/journal/recovery', '/journal/recovery/openings', { code });

it('stays open when somebody resets the password by their own mail', async () => {
  const { entry } = await keepEntry(await Browser.as(at, 'chloe'), 'Mine, still.');
  expect((await (await bySelf('chloe')).get(entry)).text).toContain('Mine, still.');
});

it('is sealed by an administrator’s link until the code is entered; what is written since has a key of its own', async () => {
  const before = await Browser.as(at, 'amara');
  const { entry, code } = await keepEntry(before, 'Before the link.');
  await before.send(entry, `${entry}/shares`, { readerId: await idOf(at, 'sol') });
  const sol = await Browser.as(at, 'sol');
  const shared = /href="(\/journal\/shared\/[^"]+)"/.exec((await sol.get('/journal')).text)![1]!;

  const amara = await byAdministrator('amara');
  const sealed = await amara.get(entry);
  expect(sealed.text).toContain('This entry is sealed.');
  expect(sealed.text).toContain('written on');
  expect(sealed.text).not.toContain('Before the link.');
  expect((await amara.get('/journal')).text).toContain('Some entries are sealed.');
  expect((await sol.get(shared)).status).toBe(404);
  const keys = await rows<{ forServer: string | null }>(
    at.db,
    'SELECT for_server AS "forServer" FROM journal_keys WHERE person_id = ?',
    [await idOf(at, 'amara')],
  );
  expect(keys).toEqual([{ forServer: null }]);

  const later = await keepEntry(amara, 'After the link.');
  expect(later.code).not.toBeNull();
  expect(later.code).not.toBe(code);
  expect((await amara.get(later.entry)).text).toContain('After the link.');
  expect((await openWith(amara, later.code!)).status).toBe(422); // opens only what it was made for
  expect((await openWith(amara, ` ${code!.toLowerCase().replaceAll('-', ' ')} `)).location).toBe(
    '/journal?done=opened',
  );
  for (const [address, words] of [
    [entry, 'Before the link.'],
    [later.entry, 'After the link.'],
  ] as const)
    expect((await amara.get(address)).text).toContain(words);
  expect((await sol.get(shared)).status).toBe(200);
  expect(await findDifferences(at.app)).toEqual([]);
});

it('is sealed by any link once somebody else has said where the mails go', async () => {
  const { entry } = await keepEntry(await Browser.as(at, 'noor'), 'Not for another mailbox.');
  const address = `/administration/people/${await idOf(at, 'noor')}`;
  const changed = await ada.send(address, `${address}/details`, {
    name: 'Noor',
    email: 'elsewhere@demo.example',
    startedOn: '2026-01-05',
    language: 'en',
  });
  expect(changed.status).toBe(303);
  const visitor = await bySelf('noor', 'elsewhere@demo.example');
  const page = await visitor.get(entry);
  expect(page.text).toContain('This entry is sealed.');
  expect(page.text).not.toContain('Not for another mailbox.');
});

it('is not read through the account of a reader whose password an administrator’s link has set', async () => {
  const { entry } = await keepEntry(await Browser.as(at, 'ben'), 'For Sol, not for whoever has the account.');
  const ben = await Browser.as(at, 'ben');
  await ben.send(entry, `${entry}/shares`, { readerId: await idOf(at, 'sol') });
  const sol = await byAdministrator('sol');
  expect((await sol.get('/journal')).text).not.toContain('/journal/shared/');
  expect((await ben.get(entry)).text).toContain('Only you.');
  expect(await findDifferences(at.app)).toEqual([]);
});

it('makes whoever tries codes wait, even with the right one', async () => {
  const rosa = await Browser.as(at, 'rosa');
  const { code } = await keepEntry(rosa, 'Behind a code.');
  const again = await byAdministrator('rosa');
  const statuses = [];
  for (const wrong of ['', 'short', ...Array.from({ length: 4 }, () => code!.split('').reverse().join(''))])
    statuses.push((await openWith(again, wrong)).status);
  expect(statuses).toEqual([422, 422, 422, 422, 422, 422]); // the empty one was no try
  const waiting = await openWith(again, code!);
  expect([waiting.status, waiting.text.includes('Wait 15 minutes')]).toEqual([429, true]);
  await at.db.query('DELETE FROM sign_in_failures');
  expect((await openWith(again, code!)).status).toBe(303);
});

it('gives a new code for the password alone, and the one before opens nothing any more', async () => {
  const mei = await Browser.as(at, 'mei');
  const { entry, code } = await keepEntry(mei, 'Two codes.');
  const renew = (browser: Browser, present: string) =>
    browser.send('/journal/recovery', '/journal/recovery/codes', { present });
  const wrong = await renew(mei, 'not the password');
  expect([wrong.status, codeIn(wrong.text)]).toEqual([422, null]);
  const renewed = codeIn((await renew(mei, 'peer-support-demo')).text)!;
  expect(renewed).not.toBe(code);
  const again = await byAdministrator('mei');
  expect((await openWith(again, code!)).status).toBe(422);
  expect((await openWith(again, renewed)).status).toBe(303);
  expect((await again.get(entry)).text).toContain('Two codes.');
});
