import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { rows } from '../../src/database/query';
import { type TestApp, startApp } from '../support/app';
import { launch } from '../support/chromium';
import { foreignRecord } from '../support/records';
import { fillSlot } from '../support/slots';
import { faults, listen, signIn } from '../support/site';

jest.setTimeout(120_000);
let at: TestApp;
let base: string;
let browser: Browser;
beforeAll(async () => {
  at = await startApp({ COURSES_DIR: join(__dirname, '..', '..', 'courses'), NODE_ENV: 'development' });
  [base, browser] = [await listen(at), await launch()];
});
afterAll(async () => {
  await browser.close();
  await at.close();
});

const pagesOf: Record<string, string[]> = {
  amara: [
    '/my-training',
    '/modules/role',
    '/modules/boundaries',
    '/modules/boundaries/document',
    '/offline',
    '/modules/boundaries/lessons/everyday-tests',
    '/modules/boundaries/lessons/crossing-or-violation',
    '/modules/role/lessons/your-team',
    '/modules/boundaries/quizzes/check',
    '/modules/role/scenarios/the-tablets',
    '/modules/boundaries/prior-learning',
    '/my-record',
    '/my-needs',
    '/my-needs/BND-5',
    '/journal',
    '/journal/recovery',
    '/journal/new?module=boundaries&lesson=crossing-or-violation&block=line-that-held',
    '/help',
    '/resources',
    '/resources?q=nothing',
    '/glossary',
    '/questions',
    '/questions/withdrawals',
    '/nowhere',
  ],
  ben: ['/my-training', '/my-record', '/my-needs', '/my-needs/COM-1', '/modules/role'],
  chantal: ['/questions'],
  owen: ['/modules/boundaries', '/modules/boundaries/prior-learning'],
  sol: ['/team', '/team/modules?state=done&sort=name', '/team/competencies', '/team/progress', '/team/assignments'],
  ada: [
    '/administration',
    '/administration/people',
    '/administration/people?q=a&state=active&page=2',
    '/administration/teams',
    '/administration/roster',
    '/administration/slots',
    '/administration/slots?state=soon',
    '/administration/slots/crisis.lines',
    '/administration/slots/policy.suicideTalk',
    '/administration/slots/org.name',
    '/administration/slots/culture.local',
    '/administration/messages',
    '/administration/backups',
    '/administration/certificates',
    '/administration/certificates?code=nothing',
    '/administration/obstacles',
    '/administration/audit',
    '/account',
  ],
  grace: ['/my-training', '/modules/role'],
  liam: ['/my-training', '/modules/role'],
  tove: ['/my-training', '/modules/boundaries'],
  tess: [
    '/studio',
    '/studio/role',
    '/studio/crisis',
    '/studio/role/preview?of=published',
    '/studio/crisis/preview',
    '/studio/crisis/preview?of=published',
    '/studio/role/preview/lessons/your-team',
    '/studio/boundaries/preview/quizzes/check',
    '/studio/boundaries/preview/quizzes/check/questions/1?key=1',
    '/studio/boundaries/preview/quizzes/check/review',
    '/studio/boundaries/preview/quizzes/check/result?key=1',
    '/studio/role/preview/scenarios/the-tablets',
    '/studio/role/preview/scenarios/the-tablets/run?key=1&step=c1',
    '/studio/role/scenarios/the-tablets',
    '/studio/prior-learning',
    '/studio/boundaries/sessions',
    '/resources?checked=no',
  ],
};

async function addressesOf(name: string): Promise<string[]> {
  const [person] = await rows<{ id: string }>(at.db, 'SELECT id AS "id" FROM people WHERE email = ?', [
    `${name}@demo.example`,
  ]);
  const address = `/people/${person!.id}`;
  return [address, `/administration${address}/pauses`, `/administration${address}/assignments`];
}

async function quizPages(page: Page): Promise<string[]> {
  await page.goto('/modules/boundaries/quizzes/check');
  await page.click('form.go button');
  await page.waitForURL(/questions/);
  const attempt = new URL(page.url()).pathname.replace(/\/questions.*/, '');
  return [`${attempt}/questions/1`, `${attempt}/questions/3`, `${attempt}/review`];
}

async function insideAdministration(page: Page): Promise<string[]> {
  const first = async (address: string) => {
    await page.goto(address);
    return (await page.locator('.tb tbody th a').first().getAttribute('href'))!;
  };
  return [await first('/administration/people?q=amara'), await first('/administration/teams')];
}

it.each(Object.keys(pagesOf))('finds no fault in the pages of %s', async (name) => {
  const page = await signIn(browser, base, name);
  const addresses = name === 'amara' ? [...pagesOf[name]!, ...(await quizPages(page))] : pagesOf[name]!;
  if (name === 'sol') await page.goto('/team/modules');
  const person = name === 'sol' ? [(await page.locator('.mx tbody a').first().getAttribute('href'))!] : [];
  if (name === 'sol') {
    const ben = (await page.locator('.mx tbody a', { hasText: 'Ben' }).first().getAttribute('href'))!;
    person.push(`${ben}/needs`, `${ben}/needs/COM-1`, `${ben}/needs/SOC-4`, `${person[0]}/needs`);
  }
  const inside = name === 'ada' ? await insideAdministration(page) : [];
  for (const address of [...addresses, ...person, ...inside]) {
    await page.goto(address);
    await page.evaluate("document.querySelectorAll('main details').forEach((fold) => (fold.open = true))");
    expect([address, await faults(page)]).toEqual([address, []]);
  }
  await page.context().close();
});

it('finds no fault in leave, assigning and waiving, with every form open', async () => {
  const [person, ...pages] = await addressesOf('grace');
  for (const [name, addresses] of Object.entries({ sol: [person!], ada: pages })) {
    const page = await signIn(browser, base, name);
    for (const address of addresses) {
      await page.goto(address);
      for (const fold of await page.locator('main details').all()) await fold.locator('summary').click();
      expect([address, await faults(page)]).toEqual([address, []]);
    }
    await page.context().close();
  }
});

it('finds no fault where a signed record of another place is read, sent and answered', async () => {
  const [learner, trainer] = [await signIn(browser, base, 'grace'), await signIn(browser, base, 'tess')];
  const { file } = foreignRecord({ name: 'Grace Before' });
  const send = (content: string) =>
    learner.setInputFiles('#file', { name: 'record.json', mimeType: 'application/json', buffer: Buffer.from(content) });
  await learner.goto('/modules/boundaries/prior-learning');
  await send(file.replace('Hope House', 'Rope House'));
  await learner.click('#record .btn');
  expect(await learner.locator('main').innerText()).toContain('This record was altered');
  expect(await faults(learner)).toEqual([]);
  await send(file);
  await learner.click('#record .btn');
  expect(await learner.locator('main').innerText()).toContain('The record is for Grace Before.');
  expect(await faults(learner)).toEqual([]);
  await learner.click('label[for=line-0]');
  await learner.click('form:has(#line-0) .btn');
  expect(await learner.locator('main').innerText()).toContain('Signed by Hope House');
  expect(await faults(learner)).toEqual([]);
  await trainer.goto('/studio/prior-learning');
  expect(await trainer.locator('main').innerText()).toContain('Signed by Hope House');
  expect(await faults(trainer)).toEqual([]);
  for (const one of [learner, trainer]) await one.context().close();
});

it('finds no fault where a session is going on, from its date to the code and the list of who was there', async () => {
  const [page, learner] = [await signIn(browser, base, 'tess'), await signIn(browser, base, 'amara')];
  const starts = new Date(Date.now() + 10 * 60_000).toISOString();
  await page.goto('/studio/boundaries/sessions');
  await page.click('main form .btn');
  expect(await page.locator('.em').first().innerText()).toContain('Choose');
  expect(await faults(page)).toEqual([]);
  await page.selectOption('#session', 'kind-no');
  await page.fill('#on', starts.slice(0, 10));
  await page.fill('#at', starts.slice(11, 16));
  await page.fill('#place', 'https://example.org/room');
  await page.click('main form .btn');
  await page.click('main .lines a >> nth=0');
  expect(await faults(page)).toEqual([]);
  await page.click('main .go .btn');
  expect(await faults(page)).toEqual([]);
  const code = await page.locator('.wall').innerText();
  await learner.goto('/modules/boundaries');
  await learner.fill('#code-kind-no', 'WRONG9');
  await learner.click('#session-kind-no .btn');
  expect(await learner.locator('.em').innerText()).toContain('That code does not work now.');
  expect(await faults(learner)).toEqual([]);
  await learner.fill('#code-kind-no', code.toLowerCase());
  await learner.click('#session-kind-no .btn');
  expect(await learner.locator('#session-kind-no').innerText()).toContain('You were there on');
  expect(await faults(learner)).toEqual([]);
  await page.goto('/studio/prior-learning');
  await page.click('main form .btn');
  expect(await page.locator('.em').first().innerText()).toContain('Choose an answer.');
  expect(await faults(page)).toEqual([]);
  for (const one of [page, learner]) await one.context().close();
});

it('finds no fault in a journal from its first entry to a shared one', async () => {
  const [page, reader] = [await signIn(browser, base, 'chloe'), await signIn(browser, base, 'uma')];
  const look = async (on: Page) => {
    await on.evaluate("document.querySelectorAll('main details').forEach((fold) => (fold.open = true))");
    expect([on.url(), await faults(on)]).toEqual([on.url(), []]);
  };
  await page.goto('/modules/boundaries/lessons/crossing-or-violation');
  await page.click('.box-reflect a.btn');
  await page.click('main form .btn');
  expect(await page.locator('.em').innerText()).toContain('Write something first');
  await look(page);
  await page.fill('#text', 'A kind line, said early.');
  await page.click('main form .btn');
  expect(await page.locator('.code').innerText()).toMatch(/^(\w{4}-){6}\w{4}$/);
  await look(page);
  await page.click('main .btn');
  await page.waitForURL(/#line-that-held$/);
  await look(page);
  await page.click('.box-reflect .well a');
  await page.locator('summary', { hasText: 'Share' }).click();
  await page.selectOption('#readerId', { label: 'Uma Nair' });
  await page.click('form[action$="/shares"] .btn');
  await look(page);
  await page.goto('/journal');
  await look(page);
  await reader.goto('/journal');
  await look(reader);
  await reader.click('#shared a');
  await look(reader);
  for (const one of [page, reader]) await one.context().close();
});

it('finds no fault from a roster to its import, its links and its undoing', async () => {
  const page = await signIn(browser, base, 'ada');
  const lines = [
    'Name;Email;Team;Team type;Supervisor;Start date;Hours;Password',
    'Nils Berg;nils@roster.example;Night crew;crisis;sol@demo.example;2026-11-30;22.5;x',
    'Amara Renamed;amara@demo.example;South;;;;30;x',
    'Wrong;not-an-address;Atlantis;;;03/04/2026;;x',
  ];
  await page.goto('/administration/roster');
  await page.click('main form .btn');
  expect(await page.locator('.err').innerText()).toContain('Choose a file, or paste the rows.');
  expect(await faults(page)).toEqual([]);
  const buffer = Buffer.from(lines.join('\n'));
  await page.setInputFiles('#file', { name: 'roster.csv', mimeType: 'text/csv', buffer });
  for (const [form, address] of [
    ['form[enctype]', /drafts/],
    ['form[action$="/import"]', /imports\/[\w-]+$/],
    ['form[action$="/invitations"]', /invitations$/],
  ] as const) {
    await page.click(`${form} .btn`);
    await page.waitForURL(address);
    expect([page.url(), await faults(page)]).toEqual([page.url(), []]);
  }
  await page.click('main .go .btn');
  await page.click('form[action$="/reversal"] .btn');
  expect(await page.locator('.notice').innerText()).toContain('Everything is as it was before.');
  expect(await faults(page)).toEqual([]);
  await page.context().close();
});

it('finds no fault from a block to a question, to the group list and back', async () => {
  const page = await signIn(browser, base, 'dmitri');
  const asking = async (choice: string, words: string) => {
    await page.goto('/modules/boundaries/lessons/everyday-tests');
    await page.locator('.ask a').first().click();
    await page.locator('.pick label', { hasText: choice }).click();
    await page.fill('#text', words);
    await page.click('main form .btn');
  };
  await asking('Ask my supervisor', ' ');
  expect(await page.locator('.em').innerText()).toContain('Write your question.');
  expect(await faults(page)).toEqual([]);
  await asking('Keep it for me', 'What if they insist?');
  expect([await page.locator('h1').innerText(), await faults(page)]).toEqual(['Your question', []]);
  await page.locator('main .btn-3').click();
  await page.locator('.lead', { hasText: 'took this question back' }).waitFor();
  expect(await faults(page)).toEqual([]);
  await asking('group supervision', 'How often can I say no?');
  expect([await page.locator('h1').innerText(), await faults(page)]).toEqual(['It is on the list', []]);
  await page.context().close();
});

it('finds no fault where local facts keep newcomers out', async () => {
  const today = new Date().toISOString().slice(0, 10);
  await fillSlot(at, { key: 'speakUp', value: 'Old', checkedOn: today, expiresOn: '2020-01-01' });
  const closed: Record<string, string[]> = {
    quinn: ['/my-training', '/modules/role', '/modules/role/lessons/your-team'],
    tess: ['/studio', '/studio/role'],
    ada: ['/administration', '/administration/slots', '/administration/slots/speakUp'],
  };
  for (const [name, addresses] of Object.entries(closed)) {
    const page = await signIn(browser, base, name);
    for (const address of addresses) {
      await page.goto(address);
      expect([address, await faults(page)]).toEqual([address, []]);
    }
    await page.context().close();
  }
  await fillSlot(at, { key: 'speakUp', value: 'Talk to Sol or Uma.', checkedOn: today });
});

it('finds no fault in a certificate, one’s own, everybody’s and taken back', async () => {
  const page = await signIn(browser, base, 'ben');
  await page.goto('/my-record');
  await page.click('main table a[href*="certificates"]');
  const open = (await page.locator('a[href^="/certificates/"]').getAttribute('href'))!;
  expect(await faults(page)).toEqual([]);
  await page.goto(open);
  expect(await faults(page)).toEqual([]);
  await page.context().close();
  const ada = await signIn(browser, base, 'ada');
  await ada.goto(`/administration/certificates?code=${open.split('/').pop()}`);
  expect(await faults(ada)).toEqual([]);
  await ada.click('main form .btn');
  expect(await ada.locator('.em').count()).toBe(3);
  expect(await faults(ada)).toEqual([]);
  await ada.selectOption('#reason', 'details');
  await ada.fill('#note', 'The name changed.');
  await ada.click('label[for="sure"]');
  await ada.click('main form .btn');
  await ada.getByText('It was taken back on').waitFor();
  await ada.goto(open);
  expect(await ada.locator('main').innerText()).toContain('Something printed on it is not right.');
  expect(await faults(ada)).toEqual([]);
  await ada.context().close();
});

it('finds no fault where nobody is signed in', async () => {
  const page = await (await browser.newContext({ baseURL: base })).newPage();
  for (const address of ['/sign-in', '/sign-in?set=1', '/help', '/patterns', '/password-reset', '/invitations/none']) {
    await page.goto(address);
    expect([address, await faults(page)]).toEqual([address, []]);
  }
  await page.context().close();
});

it('finds no fault on the way of a link, from the administrator to the person', async () => {
  const page = await signIn(browser, base, 'ada');
  const [quinn] = await at.db.query<{ id: string }[]>(`SELECT id FROM people WHERE email = 'quinn@demo.example'`);
  await page.goto(`/administration/people/${quinn!.id}/invitations`);
  expect(await faults(page)).toEqual([]);
  await page.click('main form .btn');
  expect(await faults(page)).toEqual([]);
  const link = await page.inputValue('#link');
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto(link);
  await visitor.click('main .btn');
  expect(await visitor.locator('.em').innerText()).toContain('15 characters');
  expect(await faults(visitor)).toEqual([]);
  await visitor.context().close();
  await page.context().close();
});

it('keeps a learner’s cold page within its weight, with nothing from elsewhere', async () => {
  const page = await signIn(browser, base, 'amara');
  let bytes = 0;
  const elsewhere: string[] = [];
  const cold = await browser.newContext({ baseURL: base, storageState: await page.context().storageState() });
  const fresh = await cold.newPage();
  const client = await cold.newCDPSession(fresh);
  await client.send('Network.enable');
  client.on('Network.loadingFinished', (event) => (bytes += event.encodedDataLength));
  fresh.on('request', (request) => request.url().startsWith(base) || elsewhere.push(request.url()));
  await fresh.goto('/modules/boundaries/lessons/everyday-tests', { waitUntil: 'networkidle' });
  console.info(`A lesson page, cold: ${(bytes / 1000).toFixed(1)} kB.`);
  expect(bytes).toBeLessThanOrEqual(60_000);
  expect(elsewhere).toEqual([]);
  await page.context().close();
  await cold.close();
});
