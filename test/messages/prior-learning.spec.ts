import { rows } from '../../src/database/query';
import { Browser } from '../support/browser';
import { startMailApp } from '../support/mail-app';

let at: Awaited<ReturnType<typeof startMailApp>>;
beforeAll(async () => {
  at = await startMailApp();
});
afterAll(() => at.close());

const own = '/modules/kind-no/prior-learning';
const claims = '/modules/kind-no/prior-learning-claims';
const words = {
  what: 'I led a group on saying no for two years.',
  where: 'Hope House',
  when: '2023 to 2025',
  link: '',
};
const claim = (browser: Browser, more: object = {}) => browser.send(own, claims, { ...words, ...more });
const to = () => at.sink.mails.flatMap((mail) => mail.to).sort();

it('tells every trainer that a claim waits, and nothing of whose it is', async () => {
  const amara = await Browser.as(at, 'amara');
  expect((await claim(amara, { where: '' })).status).toBe(422);
  await at.deliver();
  expect(to()).toEqual([]);
  await claim(amara);
  await at.deliver();
  expect(to()).toEqual(['rae@demo.example', 'tess@demo.example']);
  for (const { subject, text } of at.sink.mails) {
    expect(text).toContain('http://training.example.org/studio/prior-learning');
    expect(subject).toContain('something waits in the studio');
    expect(subject + text).not.toMatch(/Amara|Okafor|kind no|Hope House|led a group/);
  }
});

it('tells nobody of their own claim, and each other trainer once while the mail waits', async () => {
  at.sink.mails.length = 0;
  const [tess, grace] = [await Browser.as(at, 'tess'), await Browser.as(at, 'grace')];
  await claim(tess);
  await claim(grace);
  await at.deliver();
  expect(to()).toEqual(['rae@demo.example', 'tess@demo.example']);
});

it('writes no mail where the claim was refused', async () => {
  const before = await rows(at.db, 'SELECT id FROM outbox_messages');
  const amara = await Browser.as(at, 'amara');
  await amara.post(claims, { ...words, _csrf: /name="_csrf" value="([^"]+)"/.exec((await amara.get(own)).text)![1]! });
  expect(await rows(at.db, 'SELECT id FROM outbox_messages')).toHaveLength(before.length);
});
