import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { FirstRunService } from '../../src/administration/first-run.service';
import { rightAnswer } from '../../src/attempts/right-answer.rules';
import { quizOf, markedQuestions } from '../../src/content/module-parts.rules';
import { VersionsService } from '../../src/content/versions.service';
import { launch } from '../support/chromium';
import { type MailApp, startMailApp } from '../support/mail-app';
import { fillIn } from '../support/fill-in';
import { listen } from '../support/site';
import { linkIn } from '../support/smtp';

jest.setTimeout(240_000);
let at: MailApp;
let base: string;
let browser: Browser;
beforeAll(async () => {
  const port = await freePort();
  const COURSES_DIR = join(__dirname, '..', '..', 'courses');
  at = await startMailApp({ DEMO: '', COURSES_DIR, PUBLIC_URL: `http://127.0.0.1:${port}` });
  [base, browser] = [await listen(at, port), await launch()];
});
afterAll(async () => {
  await browser.close();
  await at.close();
});

const freePort = () =>
  new Promise<number>((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
const newPage = async () =>
  (await browser.newContext({ baseURL: base, viewport: { width: 1280, height: 900 } })).newPage();
const password = 'a few calm words together';
const press = (page: Page, words: string | RegExp) => page.locator('main .btn', { hasText: words }).first().click();

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.fill('#email', email);
  await page.fill('#password', password);
  await page.press('#password', 'Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** Two supervisors, and 38 peer support workers in two teams. */
function roster(): string {
  const lines = ['name,email,role,team,team type,supervisor,start date,hours'];
  for (const [n, team] of ['Harbour', 'Hill'].entries()) {
    lines.push(`Lead ${team},lead${n}@harbour.example,supervisor,,,,2026-01-05,37.5`);
    for (let i = 0; i < 19; i++)
      lines.push(`Worker ${team} ${i},w${n}-${i}@harbour.example,learner,${team},act,lead${n}@harbour.example,,20`);
  }
  return lines.join('\n');
}

async function fillEverySlot(page: Page): Promise<number> {
  await page.goto('/administration/slots');
  const links = await page.locator('main a[href^="/administration/slots/"]').all();
  const addresses = new Set(await Promise.all(links.map(async (link) => (await link.getAttribute('href'))!)));
  let filled = 0;
  for (const address of addresses) {
    await page.goto(address);
    const value = page.locator('#place-all [name=value]');
    if ((await value.count()) === 0) continue; // filled in by Waymark itself
    const choices = page.locator('#place-all label[for^=value-all-]');
    const isChoice = (await choices.count()) > 0;
    await (isChoice ? choices.first().click() : value.fill('Ring the duty phone, 555-0100.'));
    await page.locator('#place-all form .btn').first().click();
    await page.getByRole('status').first().waitFor();
    filled++;
  }
  return filled;
}

/** Opens the newest link that was mailed to somebody, sets a password with it and signs in. */
async function accept(email: string): Promise<Page> {
  const mail = at.sink.mails.findLast(({ to }) => to.includes(email))!;
  const page = await newPage();
  await page.goto(linkIn(mail.text));
  await page.fill('#password', password);
  await press(page, /./);
  await page.waitForURL(/sign-in/);
  await signIn(page, email);
  return page;
}

async function learnRole(page: Page): Promise<void> {
  await page.goto('/modules/role');
  await press(page, /Start/);
  const done = page.getByRole('button', { name: /Done, next/ });
  while ((await done.count()) > 0) await done.click();
  await press(page, 'Start');
  while ((await page.locator('.opt').count()) > 0) {
    await page.locator('.opt label').last().click();
    await Promise.all([page.waitForEvent('load'), press(page, 'Go on with this')]);
  }
  await press(page, /^Next: /);
  await page.waitForURL(/quizzes/);
  await page.locator('form.go .btn').click();
  const { module } = (await at.app.get(VersionsService).findCurrent('role'))!;
  for (const question of markedQuestions(quizOf(module, 'check')!)) {
    await fillIn(page, question, rightAnswer(question, new Map()));
    const before = page.url();
    await press(page, /Save and/);
    await page.waitForURL((url) => url.toString() !== before);
  }
  await press(page, 'Hand in');
  await page.waitForURL(/result/);
}

it('sets up an agency from nothing, until its first peer support worker has completed a module', async () => {
  const ada = await newPage();
  await ada.goto('/');
  expect(new URL(ada.url()).pathname).toBe('/first-run');
  const person = { organisation: 'Harbour Peers', name: 'Bea Long', email: 'bea@harbour.example', password };
  for (const [id, value] of Object.entries({ code: at.app.get(FirstRunService).code, ...person }))
    await ada.fill(`#${id}`, value);
  await press(ada, /./);
  await ada.waitForURL(/sign-in/);
  await signIn(ada, person.email);

  await ada.goto('/administration');
  expect(await ada.locator('.tasks li').count()).toBe(6);
  expect(await fillEverySlot(ada)).toBeGreaterThan(10);

  await ada.goto('/administration/roster');
  await ada.fill('#text', roster());
  await press(ada, /./);
  await ada.locator('form[action$="/import"] .btn').click();
  await ada.waitForURL(/imports\//);
  await ada.locator('form[action$="/invitations"] .btn').click();
  await ada.waitForLoadState();
  while ((await at.deliver()) > 0);
  expect(new Set(at.sink.mails.flatMap(({ to }) => to)).size).toBe(40);

  await ada.goto('/administration/backups');
  await press(ada, /./);
  for (let n = 0; n < 60 && (await ada.locator('main .st-done').count()) === 0; n++) {
    await ada.waitForTimeout(1_000);
    await ada.goto('/administration/backups');
  }
  await ada.goto('/administration');
  expect(await ada.locator('.tasks li').count()).toBe(0);
  expect(await ada.locator('.good').innerText()).toContain('Everything is set up');

  const worker = await accept('w0-7@harbour.example');
  await learnRole(worker);
  expect(await worker.locator('h1').innerText()).toMatch(/^Passed/);
  await worker.goto('/my-record');
  expect(await worker.locator('main').innerText()).toContain('The peer role');

  const lead = await accept('lead0@harbour.example');
  await lead.goto('/team/modules');
  expect(await lead.locator('.mx tbody tr').count()).toBe(19);
  expect(await lead.locator('.mx tbody tr', { hasText: 'Worker Harbour 7' }).innerText()).toContain('Finished');
});
