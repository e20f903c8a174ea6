import { rows } from '../../src/database/query';
import { run } from '../../src/operations/commands';
import { remind, tell } from '../../src/operations/reminders';
import { PeopleService } from '../../src/people/people.service';
import { addDays } from '../../src/shared/dates.rules';
import { type TestApp, startApp } from '../support/app';
import { MailSink } from '../support/smtp';
import { OutboxWorker } from '../../src/messages/outbox-worker.service';
import { coursesWithSlots, fillSlot } from '../support/slots';
import { teamId } from '../administration/places';

jest.setTimeout(60_000);
const courses = coursesWithSlots();
const sink = new MailSink();
let at: TestApp;
let today: string;
beforeAll(async () => {
  at = await startApp({
    COURSES_DIR: courses.dir,
    SMTP_URL: await sink.listen(),
    MAIL_FROM: 'Riverbend <training@example.org>',
    PUBLIC_URL: 'http://training.example.org',
  });
  today = at.app.get(PeopleService).today();
});
afterAll(async () => {
  await at.close();
  await sink.close();
  courses.clear();
});

const expiring = (days: number, more: { teamId?: string } = {}) =>
  fillSlot(at, {
    key: 'crisis.lines',
    value: 'A line: 555-0100',
    checkedOn: today,
    expiresOn: addDays(today, days),
    ...more,
  });
const told = async () =>
  rows<{ email: string }>(
    at.db,
    `SELECT p.email AS "email" FROM outbox_messages o JOIN people p ON p.id = o.person_id WHERE o.template = 'slot-expiring' ORDER BY p.email`,
  );
const said = async (isTrial: boolean) => {
  const lines: string[] = [];
  const code = await tell(at.app, isTrial, (line) => lines.push(line));
  return { code, lines };
};

it('tells nobody while everything is good for more than 14 days', async () => {
  await expiring(15);
  expect(await said(false)).toEqual({ code: 0, lines: ['No local fact runs out within 14 days.'] });
  expect(await told()).toEqual([]);
});

it('only counts in a trial', async () => {
  await expiring(14);
  const { code, lines } = await said(true);
  expect([code, lines]).toEqual([0, [`“Crisis lines”, good until ${addDays(today, 14)}: 3 people to be told.`]]);
  expect(await told()).toEqual([]);
});

it('tells administrators and trainers once, however often it is asked and by how many at once', async () => {
  await Promise.all(Array.from({ length: 4 }, () => remind(at.app)));
  const everybody = ['ada', 'rae', 'tess'].map((name) => ({ email: `${name}@demo.example` }));
  expect(await told()).toEqual(everybody);
  expect((await said(false)).lines[0]).toContain('everybody has been told before');
  expect(await told()).toEqual(everybody);
});

it('writes what runs out, when, and where to look', async () => {
  await at.app.get(OutboxWorker).sendDue();
  expect(sink.mails).toHaveLength(3);
  const of = (name: string) => sink.mails.find((mail) => mail.to.includes(`${name}@demo.example`))!;
  expect(of('ada').subject).toBe('Riverbend Peer Support: please look at “Crisis lines”');
  expect(of('ada').text).toContain('http://training.example.org/administration/slots/crisis.lines');
  expect(of('tess').text).toContain('http://training.example.org/studio');
  expect(of('tess').text.replace(/\s+/g, ' ')).toContain('Please tell an administrator');
});

it('tells again of another value, also of a team’s own, and not of one that was renewed', async () => {
  await expiring(180);
  expect((await said(false)).lines).toEqual(['No local fact runs out within 14 days.']);
  await expiring(3, { teamId: await teamId(at, 'North') });
  const { lines } = await said(false);
  expect(lines).toEqual([`“Crisis lines” (team North), good until ${addDays(today, 3)}: 3 people told.`]);
  expect(await told()).toHaveLength(6);
});

it('says so where mail is off, and does not take what it does not know', async () => {
  const off = await startApp({ COURSES_DIR: courses.dir });
  await fillSlot(off, { key: 'crisis.lines', value: 'A', checkedOn: today, expiresOn: addDays(today, -2) });
  const lines: string[] = [];
  expect(await tell(off.app, false, (line) => lines.push(line))).toBe(1);
  expect(lines[0]).toContain('ran out after');
  expect(lines[1]).toContain('Mail is off');
  await off.close();
  const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  expect(await run(['reminders', '--now'])).toBe(2);
  quiet.mockRestore();
});
