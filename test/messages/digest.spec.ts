import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rows } from '../../src/database/query';
import { AssigningService } from '../../src/enrolments/assigning.service';
import { EnrolmentsService } from '../../src/enrolments/enrolments.service';
import { PausesService } from '../../src/enrolments/pauses.service';
import { mondayOf, weekdayOf } from '../../src/enrolments/workday.rules';
import { EvidenceService } from '../../src/evidence/evidence.service';
import { MailSince, mailSinceFile } from '../../src/messages/mail-since';
import { OutboxService } from '../../src/messages/outbox.service';
import { restore } from '../../src/operations/backup/restore';
import { cast, patternFor } from '../../src/operations/demo-cast';
import { planMails } from '../../src/operations/mails/mail-plan';
import { writeMails } from '../../src/operations/mails/write-mails';
import { tell } from '../../src/operations/reminders';
import { PeopleService } from '../../src/people/people.service';
import { Clock } from '../../src/shared/clock';
import { addDays } from '../../src/shared/dates.rules';
import ICAL from 'ical.js';
import type { EntityManager } from 'typeorm';
import { AnsweringService } from '../../src/threads/answering.service';
import { ThreadsService } from '../../src/threads/threads.service';
import { startApp, type TestApp } from '../support/app';
import { backUp, coursesDir, emptyPlace } from '../support/backups';
import { Browser } from '../support/browser';
import { idOf, startMailApp, type MailApp } from '../support/mail-app';
import { csv, importRoster } from '../support/roster';

jest.setTimeout(120_000);
interface Got {
  day: string;
  who: string;
  subject: string;
  text: string;
  raw: string;
}
const asked = ['amara', 'chloe', 'rosa', 'tove'];
let at: MailApp;
let first: string;
let due: string;
const got: Got[] = [];
beforeAll(async () => {
  at = await startMailApp();
  first = at.app.get(PeopleService).today();
  due = addDays(first, 20);
  await at.db.query(`UPDATE people SET language = 'fr' WHERE email = 'tove@demo.example'`);
  const sol = await idOf(at, 'sol');
  for (const name of [...asked, 'noor']) await ask(name, sol);
  const leave = { fromOn: addDays(due, -12), toOn: null };
  const noor = await idOf(at, 'noor');
  await at.app.get(PeopleService).transact((manager) => at.app.get(PausesService).add(manager, noor, leave, sol));
  for (const n of [-20, ...Array.from({ length: 21 }, (_, i) => i - 12)]) {
    if (n === -12) await askSol();
    if (n === -4) await answer(sol);
    await live(addDays(due, n));
  }
});
afterAll(() => at.close());

/** Somebody is asked for the tests' module by the day of all of this. */
async function ask(name: string, byId: string): Promise<void> {
  const personId = await idOf(at, name);
  await at.app.get(PeopleService).transact(async (manager) => {
    const [standing] = await at.app.get(EnrolmentsService).standing(manager, personId);
    const said = { personId, slug: standing!.slug, byId, reason: 'We spoke of it.' };
    await at.app.get(AssigningService).assign(manager, said, due);
  });
}

let question: { personId: string; threadId: string };
async function askSol(): Promise<void> {
  on(addDays(due, -12));
  const personId = await idOf(at, 'ben');
  const [version] = await rows<{ id: string }>(at.db, 'SELECT id AS "id" FROM module_versions LIMIT 1');
  const about = { moduleSlug: 'kind-no', versionId: version!.id, place: 'lessons/x#y', blockHash: 'none' };
  await at.app.get(PeopleService).transact(async (manager) => {
    const asked = { kind: 'supervisor' as const, ...about, text: 'A word?' };
    question = { personId, threadId: await at.app.get(ThreadsService).ask(manager, personId, asked) };
  });
}
async function answer(byId: string): Promise<void> {
  on(addDays(due, -4));
  const work = (manager: EntityManager) => at.app.get(AnsweringService).reply(manager, { ...question, byId }, 'Yes.');
  await at.app.get(PeopleService).transact(work);
  const seen = { competency: 'COM-1', kind: 'role-play' as const, level: 2, seenOn: addDays(due, -4) };
  const telling = { personId: await idOf(at, 'hiro'), raterId: byId };
  await at.app.get(PeopleService).transact((manager) => at.app.get(EvidenceService).record(manager, telling, seen));
}

function on(day: string, one: TestApp = at, time = '12:00'): void {
  one.app.get(Clock).now = () => new Date(`${day}T${time}:00Z`);
}

/** A day with two instances at work, each of them more than once. */
async function live(day: string): Promise<void> {
  on(day);
  const before = at.sink.mails.length;
  await Promise.all([writeMails(at.app), writeMails(at.app)]);
  await writeMails(at.app);
  while ((await at.deliver()) > 0);
  for (const { to, subject, text, raw } of at.sink.mails.slice(before))
    got.push({ day, who: to[0]!.split('@')[0]!, subject, text: text.replace(/\s+/g, ' '), raw });
}
const isNote = ({ subject }: Got) => /note/.test(subject);
const of = (who: string) => got.filter((mail) => mail.who === who);

/** What should come, counted by hand: a note on the first working day of a week that has something to say, else one reminder when the day is near and one when it is over. */
function expected(who: string): [string, 'note' | 'reminder'][] {
  const works = (day: string) => patternFor(who).workingDays.includes(String(weekdayOf(day)));
  const days = Array.from({ length: 21 }, (_, n) => addDays(due, n - 12)).filter(works);
  const left = (day: string) => days.filter((one) => day <= one && one <= due).length;
  const isFirst = (day: string) =>
    !Array.from({ length: weekdayOf(day) - 1 }, (_, n) => addDays(mondayOf(day), n)).some(works);
  const isNear = (day: string) => day <= due && left(day) <= 3;
  const near = days.find(isNear);
  const over = days.find((day) => day > due);
  return days.flatMap((day): [string, 'note' | 'reminder'][] => {
    const hasNews = day > due || due <= addDays(day, 7) || isNear(day);
    if (isFirst(day) && hasNews) return [[day, 'note']];
    return day === near || day === over ? [[day, 'reminder']] : [];
  });
}

describe('three weeks of mail', () => {
  it.each(asked)('reaches %s on the days that the rules name, each once', (who) => {
    const came = of(who).map((mail) => [mail.day, isNote(mail) ? 'note' : 'reminder']);
    expect(came).toEqual(expected(who));
    expect(came.length).toBeGreaterThanOrEqual(2);
    for (const { day, text } of of(who))
      expect([day, /was|était/.test(text.split('/my-training')[0]!)]).toEqual([day, day > due]);
  });

  it('tells nothing on the first day, and nobody who is done or away or has nothing by a day', () => {
    expect(got.filter(({ day }) => day === first)).toEqual([]);
    const done = cast
      .filter(({ key, progress }) => progress === 'all' && !['ben', 'hiro'].includes(key))
      .map(({ key }) => key);
    for (const nobody of [...done, 'grace', 'noor', 'ada', 'tess']) expect([nobody, of(nobody)]).toEqual([nobody, []]);
    for (const { who, day } of got)
      expect([who, patternFor(who).workingDays.includes(String(weekdayOf(day)))]).toEqual([who, true]);
  });

  it('counts for a supervisor what waits, in neutral words and without a name', () => {
    expect(of('uma').at(-1)!.text).toMatch(
      /For the people you supervise: – For (one person|\d+ people), the day of a module has passed\./,
    );
    expect(of('uma').every(isNote)).toBe(true);
    const neutral =
      /^Riverbend Peer Support ?: (your weekly note|about a date|votre note de la semaine|à propos d’une date)$/;
    for (const { who, subject, text } of got) {
      expect(subject).toMatch(neutral);
      expect(text).toMatch(/Why am I getting this\?|Pourquoi ce courriel/);
      for (const { key, name } of cast) if (key !== who) expect([who, text.includes(name)]).toEqual([who, false]);
    }
  });

  it('tells of an answer once, and a supervisor of what waits for one', () => {
    expect(of('ben')).toHaveLength(1);
    expect(of('ben')[0]!.text).toContain('There is an answer to one of your questions.');
    expect(of('ben')[0]!.day > addDays(due, -4)).toBe(true);
    for (const { day, text } of of('hiro')) {
      expect(text).toContain('Somebody wrote down what they saw of a skill of yours.');
      expect(day > addDays(due, -4)).toBe(true);
    }
    expect(of('hiro').length).toBeGreaterThan(0);
    const waits = of('sol').filter(({ text }) => text.includes('question waits for an answer'));
    expect(waits.length).toBeGreaterThan(0);
    for (const { day } of waits) expect(day >= addDays(due, -12) && day < addDays(due, -4)).toBe(true);
  });

  it('is French for whoever reads French', () => {
    for (const { subject, text } of of('tove')) {
      expect(subject).toMatch(/^Riverbend Peer Support : /);
      expect(text).toMatch(/^Bonjour Tove Larsen, .*(est demandé pour le|La date pour) .*Pourquoi ce courriel/);
    }
  });

  it('says in a dry run who would get what and why, and writes nothing', async () => {
    on(addDays(mondayOf(due), 14));
    const lines: string[] = [];
    expect(await tell(at.app, true, (line) => lines.push(line))).toBe(0);
    expect(lines).toContain('Amara Okafor: weekly note (1 due day).');
    expect(lines.filter((line) => line.startsWith('Uma Nair: weekly note'))).toHaveLength(1);
    expect((await planMails(at.app)).length).toBe(lines.length - 1);
    on(addDays(mondayOf(due), 14), at, '04:00');
    expect(await writeMails(at.app)).toBe(0);
  });
});

describe('what brings no mail', () => {
  it('is a restore: neither what waits in it, nor what was told before it', async () => {
    const monday = addDays(mondayOf(due), 14);
    on(monday);
    expect(await writeMails(at.app)).toBeGreaterThan(0);
    const folder = mkdtempSync(join(tmpdir(), 'waymark-mail-'));
    await backUp({ ...at.place, coursesDir, backupPassphrase: null }, join(folder, 'a.waymark'));
    const target = await emptyPlace(at.place);
    await restore(target, join(folder, 'a.waymark'), { passphrase: null });
    const mail = { MAIL_FROM: 'training@example.org', PUBLIC_URL: 'http://training.example.org' };
    const again = await startApp({ SMTP_URL: 'smtp://127.0.0.1:9', ...mail }, target);
    expect(await rows(again.db, 'SELECT id FROM outbox_messages WHERE next_try_at IS NOT NULL')).toEqual([]);
    await again.db.query('DELETE FROM due_reminders');
    on(addDays(monday, 1), again);
    expect((await planMails(again.app)).length).toBeGreaterThan(0); // as if mail had been on all the time
    rmSync(mailSinceFile(target.dataDir));
    again.app.get(MailSince).keep(again.app.get(Clock).now());
    expect(await writeMails(again.app)).toBe(0);
    await again.close();
    rmSync(folder, { recursive: true });
  });

  it('is an import, however old what it brings is', async () => {
    const monday = addDays(mondayOf(due), 14);
    on(monday);
    const heading = 'email,name,team,supervisor,first day';
    await importRoster(at, csv(heading, 'old@demo.example,Old Hand,North,sol@demo.example,2020-03-02'));
    expect(await writeMails(at.app)).toBe(0);
    on(addDays(monday, 1));
    expect((await planMails(at.app)).map(({ to }) => to.name)).not.toContain('Old Hand');
  });
});

describe('stopping it', () => {
  const notes = async (day: string) => {
    const before = got.length;
    await live(day);
    return got.slice(before).map(({ who }) => who);
  };

  it('takes one press, or the mail program’s own button, without signing in, and nobody else is told', async () => {
    const { raw, text } = of('amara').findLast(isNote)!;
    const head = raw.split('\r\n\r\n')[0]!.replace(/\r\n[ \t]/g, ' ');
    expect(head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const address = /List-Unsubscribe: <http:\/\/training\.example\.org(\/unsubscribe\/[\w-]+)>/.exec(head)![1]!;
    expect(text).toContain(address);
    const stranger = new Browser(at);
    const asks = await stranger.get(address);
    expect([asks.status, asks.text.includes('Amara')]).toEqual([200, false]);
    expect((await stranger.get(`${address}x`)).status).toBe(404);
    const choices = () => rows(at.db, 'SELECT digest, due_reminders FROM message_choices');
    expect(await choices()).toEqual([]);
    const events = () => rows(at.db, 'SELECT id FROM audit_events');
    const before = (await events()).length;
    const pressed = await stranger.post(
      address,
      { 'List-Unsubscribe': 'One-Click' },
      { 'sec-fetch-site': 'cross-site' },
    );
    expect([pressed.status, pressed.text.includes('You get no weekly note any more.')]).toEqual([200, true]);
    expect(await choices()).toMatchObject([{ digest: 0, due_reminders: 1 }]);
    expect(await events()).toHaveLength(before);
    expect(await at.app.get(OutboxService).undelivered()).toEqual([]);
    const later = await notes(addDays(mondayOf(due), 14));
    expect([later.includes('amara'), later.includes('uma')]).toEqual([false, true]);
  });

  it('can be chosen on the account page, with another day of the week', async () => {
    const amara = await Browser.as(at, 'amara');
    const chosen = await amara.send('/account', '/account/messages', { digest: '1', digestDay: '3' });
    expect(chosen.location).toBe('/account?done=messages#messages');
    const { text } = await amara.get('/account');
    expect(text).toMatch(/name="digest" value="1" checked/);
    expect(text).not.toMatch(/name="dueReminders" value="1" checked/);
    const week = addDays(mondayOf(due), 21);
    expect(await notes(addDays(week, 1))).not.toContain('amara');
    expect(await notes(addDays(week, 2))).toContain('amara');
  });
});

describe('a calendar program', () => {
  const read = async (address: string) => {
    const answer = await new Browser(at).get(address);
    if (answer.status !== 200) return answer.status;
    expect(answer.header['content-type']).toBe('text/calendar; charset=utf-8');
    const events = new ICAL.Component(ICAL.parse(answer.text) as never).getAllSubcomponents('vevent');
    return events.map((one) => new ICAL.Event(one)).map((one) => [one.uid, one.summary, one.startDate.toString()]);
  };
  const addressOf = (html: string) => /value="http[^"]*(\/calendar\/[\w-]+\.ics)"/.exec(html)?.[1] ?? '';

  it('reads somebody’s days at a secret address, in neutral words, until there is a new one', async () => {
    on(first);
    const amara = await Browser.as(at, 'amara');
    expect(addressOf((await amara.get('/account')).text)).toBe('');
    await amara.send('/account', '/account/calendar/addresses');
    const address = addressOf((await amara.get('/account')).text);
    const [enrolment] = await rows<{ id: string }>(at.db, 'SELECT id FROM enrolments WHERE person_id = ?', [
      await idOf(at, 'amara'),
    ]);
    const uid = `due-${enrolment!.id}@waymark`;
    expect(await read(address)).toEqual([[uid, 'Waymark: something is due', due]]);
    await amara.send('/account', '/account/calendar/titles', { titles: '1' });
    expect(await read(address)).toEqual([[uid, 'Waymark: A kind no is due', due]]);
    await amara.send('/account', '/account/calendar/addresses');
    const other = addressOf((await amara.get('/account')).text);
    expect([await read(address), await read(other)]).toEqual([404, [[uid, 'Waymark: A kind no is due', due]]]);
    await amara.send('/account', '/account/calendar/removal');
    expect([await read(other), await read('/calendar/none')]).toEqual([404, 404]);
    const [talk] = await rows<{ id: string; email: string; on: string }>(
      at.db,
      `SELECT e.conversation_id AS "id", p.email AS "email", e.on_day AS "on" FROM conversation_entries e JOIN people p ON p.id = e.person_id WHERE e.kind = 'next'`,
    );
    const talker = await Browser.as(at, talk!.email.split('@')[0]!);
    await talker.send('/account', '/account/calendar/addresses');
    const theirs = await read(addressOf((await talker.get('/account')).text));
    expect(theirs).toContainEqual([`talk-${talk!.id}@waymark`, 'Waymark: a talk', talk!.on]);
    await talker.send('/account', '/account/calendar/removal');
    const kept = await rows(at.db, 'SELECT token_sealed FROM calendar_feeds');
    expect(kept).toEqual([]);
  });
});
