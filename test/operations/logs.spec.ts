import { DataSource } from 'typeorm';
import { hiddenFields, Visitor } from '../../bench/visitor.mjs';
import { openDatabase } from '../../src/database/data-source';
import { type BuiltPlace, builtPlace } from '../support/built';
import { optionValue } from '../support/browser';

const password = 'only-for-this-log-test';
let place: BuiltPlace;
let db: DataSource | undefined;
beforeAll(async () => (place = await builtPlace()));
afterAll(async () => {
  await db?.destroy();
  await place.clear();
});

it('logs nothing about anybody: no name, address, password, cookie, answer or query', async () => {
  const server = place.start({ DEMO_PASSWORD: password });
  const base = await server.ready;
  const amara = new Visitor('amara');
  const stranger = new Visitor('stranger');
  await amara.signIn(base, password);
  const lesson = '/modules/kind-no/lessons/three-parts';
  await amara.send(base, lesson, `${lesson}/completion`);
  const quiz = '/modules/kind-no/quizzes/check';
  const question = (await amara.send(base, quiz, `${quiz}/attempts`)).location!;
  const action = question.replace('questions/1', 'answers');
  const { text } = await amara.ask(base + question);
  const option = optionValue(text, 'Eat them together');
  const answer = { ...hiddenFields(text, action), option };
  expect((await amara.ask(base + action, { form: answer })).status).toBe(303);

  const kept = await amara.send(base, '/journal', '/journal/entries', { text: 'Learnt in secret.' });
  expect(kept.status).toBe(200);

  await stranger.send(base, '/sign-in?next=/my-record?q=asked-in-secret', '/sign-in', {
    email: 'typed-by-mistake@demo.example',
    password: 'typed-in-secret',
  });
  for (const path of [
    '/nobody/asked-in-secret',
    '/modules/asked-in-secret%00',
    '/%zz?asked-in-secret',
    '/help?asked-in-secret',
  ])
    expect((await amara.ask(base + path)).status).toBeLessThan(500);
  const broken = { 'content-type': 'application/json' };
  await amara.ask(base + action, { form: { secret: 'typed-in-secret' }, headers: broken });
  await amara.ask(base + action, { form: { ...answer, option: 'typed-in-secret'.repeat(30_000) } });

  db = await openDatabase(place, []);
  await db.query('ALTER TABLE sign_in_failures RENAME TO gone');
  const failed = await stranger.send(base, '/sign-in', '/sign-in', {
    email: 'ben@demo.example',
    password: 'typed-in-secret',
  });
  expect(failed.status).toBe(500);
  expect(await server.end('SIGTERM')).toBe(0);

  const [, logged] = server.said.split(/listening on .*\n/);
  const lines = logged!
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { reference: string; route: string });
  expect(lines).toEqual([expect.objectContaining({ msg: 'failed', route: '/sign-in' })]);
  expect(failed.text).toContain(lines[0]!.reference);
  const sent = [...amara.cookies.values(), ...stranger.cookies.values()];
  const cookies = sent.filter((value) => value.length > 2); // all but the language of the page
  const secret = [password, 'secret', 'mistake', '@demo', 'amara', 'Amara', 'Okafor', '127.0.0.1', option, ...cookies];
  expect(secret.filter((one) => logged!.includes(one))).toEqual([]);
});
