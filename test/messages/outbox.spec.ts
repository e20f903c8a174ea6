import { DataSource } from 'typeorm';
import { MailWriter } from '../../src/messages/mail-writer.service';
import { Mailer } from '../../src/messages/mailer';
import { OutboxMessage } from '../../src/messages/outbox-message.entity';
import { OutboxService } from '../../src/messages/outbox.service';
import { OutboxWorker } from '../../src/messages/outbox-worker.service';
import { PeopleService } from '../../src/people/people.service';
import { transact } from '../../src/database/transact';
import { Clock } from '../../src/shared/clock';
import { Browser } from '../support/browser';
import { idOf, startMailApp } from '../support/mail-app';
import { linkIn } from '../support/smtp';

let at: Awaited<ReturnType<typeof startMailApp>>;
let amara: string;
const told: unknown[] = [];
beforeAll(async () => {
  at = await startMailApp();
  amara = await idOf(at, 'amara');
});
afterAll(() => at.close());
beforeEach(async () => {
  await at.db.query('DELETE FROM outbox_messages');
  at.sink.mails.length = at.sink.refuse.length = told.length = 0;
  at.sink.delayMs = 0;
});

const path = '/invitations/a-token-that-is-long-enough-to-be-one';
const put = (work = async () => undefined as unknown, personId = amara) =>
  transact(at.db, async (manager) => {
    await at.app.get(OutboxService).put(manager, { personId, template: 'invitation', details: { path } });
    await work();
  });
const row = async () => (await at.db.getRepository(OutboxMessage).find())[0]!;
const later = (minutes: number) => at.app.get(Clock).at(new Date(Date.now() + minutes * 60_000), () => at.deliver());
/** A second instance beside the first one, on the same database. */
const another = () => {
  const log = { info: () => undefined, warn: (...line: unknown[]) => told.push(line), error: () => undefined };
  return new OutboxWorker(
    at.app.get(DataSource),
    at.app.get(Clock),
    at.app.get(Mailer),
    at.app.get(MailWriter),
    log as never,
  );
};

it('sends what was committed, and nothing that was rolled back', async () => {
  await expect(put(() => Promise.reject(new Error('undone')))).rejects.toThrow('undone');
  expect(await at.deliver()).toBe(0);
  await put();
  expect(await at.deliver()).toBe(1);
  const [mail] = at.sink.mails;
  expect(mail).toMatchObject({ from: 'training@example.org', to: ['amara@demo.example'] });
  expect(mail!.subject).toBe('Riverbend Peer Support: choose your password');
  expect(mail!.text).toContain(`\nhttp://training.example.org${path}\n`);
  expect(mail!.text).toContain('Hello Amara Okafor,');
  expect(mail!.raw).toMatch(/^content-type: text\/plain; charset=utf-8/im);
  expect(mail!.text.split('\n').filter((line) => line.length > 72 && !line.startsWith('http'))).toEqual([]);
});

it('keeps a link sealed while it waits, and not at all once it is sent', async () => {
  await put();
  expect((await row()).details).not.toBe('');
  expect(JSON.stringify(await row())).not.toContain('a-token');
  await at.deliver();
  expect(await row()).toMatchObject({ details: '', nextTryAt: null, lastError: null });
  expect((await row()).sentAt).not.toBeNull();
});

it('does not open what was sealed for another row', async () => {
  await put();
  const stolen = (await row()).details;
  await at.db.query('DELETE FROM outbox_messages');
  await put(undefined, await idOf(at, 'ben'));
  await at.db.getRepository(OutboxMessage).update({ id: (await row()).id }, { details: stolen });
  await at.deliver();
  expect(at.sink.mails).toEqual([]);
  expect(await row()).toMatchObject({ details: '', lastError: 'unreadable' });
});

it('waits and tries again when the server says “later”, then delivers once', async () => {
  at.sink.refuse.push({ at: 'DATA', answer: '451 try again later amara@demo.example' });
  await put();
  expect(await at.deliver()).toBe(0);
  expect(await row()).toMatchObject({ tries: 1, lastError: '451', sentAt: null });
  expect(await at.deliver()).toBe(0);
  expect(await later(2)).toBe(1);
  expect(at.sink.mails).toHaveLength(1);
  expect(await row()).toMatchObject({ tries: 2, lastError: null, details: '' });
});

it('pauses longer each time, gives up after seven tries, empties the message and tells the administrator', async () => {
  await put();
  let at_ = new Date();
  const pauses: number[] = [];
  for (let n = 1; n <= 8; n++) {
    at.sink.refuse.push({ at: 'DATA', answer: '451 no' });
    await at.app.get(Clock).at(at_, () => at.deliver());
    const { nextTryAt } = await row();
    if (!nextTryAt) break;
    pauses.push((new Date(nextTryAt).getTime() - at_.getTime()) / 60_000);
    at_ = new Date(nextTryAt);
  }
  expect(pauses).toEqual([1, 5, 15, 60, 240, 720]);
  expect(await row()).toMatchObject({ tries: 7, details: '', nextTryAt: null, sentAt: null });
  const page = (await (await Browser.as(at, 'ada')).get('/administration/messages')).text;
  expect(page).toContain('One mail was given up');
  expect(page).toContain('Amara Okafor');
  expect(page).toContain('The mail server answered 451.');
});

it('gives up at once on an address that the server will never take', async () => {
  at.sink.refuse.push({ at: 'RCPT', answer: '550 no such user' });
  await put();
  await at.deliver();
  expect(await row()).toMatchObject({ tries: 1, lastError: '550', details: '', nextTryAt: null });
});

it('tries again when nobody answers', async () => {
  const mailer = new Mailer({
    mail: { smtpUrl: 'smtp://127.0.0.1:1', from: { name: '', address: 'a@example.org' }, publicUrl: '' },
  });
  await put();
  const log = { warn: (...line: unknown[]) => told.push(line) };
  const worker = new OutboxWorker(
    at.app.get(DataSource),
    at.app.get(Clock),
    mailer,
    at.app.get(MailWriter),
    log as never,
  );
  expect(await worker.sendDue()).toBe(0);
  expect((await row()).lastError).toMatch(/^E[A-Z]+$/);
  expect((await row()).nextTryAt).not.toBeNull();
  expect(JSON.stringify(told)).not.toMatch(/demo\.example|a-token/);
  expect(told).toHaveLength(1);
});

it('never sends one twice, however many instances are at work', async () => {
  at.sink.delayMs = 30;
  for (let n = 0; n < 8; n++) await put();
  const sent = await Promise.all([at.deliver(), another().sendDue(), another().sendDue(), another().sendDue()]);
  expect(sent.reduce((a, b) => a + b)).toBe(8);
  expect(at.sink.mails).toHaveLength(8);
  expect(new Set(at.sink.mails.map((mail) => /^message-id: (.*)$/im.exec(mail.raw)![1])).size).toBe(8);
});

it('takes up what a dead instance had claimed, after ten minutes', async () => {
  await put();
  const claimed = { tries: 1, nextTryAt: new Date(Date.now() + 600_000).toISOString() };
  await at.db.getRepository(OutboxMessage).update({ id: (await row()).id }, claimed);
  expect([await later(9), await later(11)]).toEqual([0, 1]);
});

it('finishes the mail under way when it stops, and begins no other', async () => {
  at.sink.delayMs = 150;
  await put();
  await put();
  const worker = another();
  const sending = worker.sendDue();
  await new Promise((done) => setTimeout(done, 60));
  await worker.beforeApplicationShutdown();
  expect(await sending).toBe(1);
  expect(at.sink.mails).toHaveLength(1);
});

it('sends nothing to a closed account, and nothing that has ended meanwhile', async () => {
  const put_ = (endsAt: Date) =>
    transact(at.db, (manager) =>
      at.app
        .get(OutboxService)
        .put(manager, { personId: amara, template: 'password-reset', details: { path }, endsAt }),
    );
  await put_(new Date(Date.now() + 3_600_000));
  expect(await later(61)).toBe(0);
  expect(await row()).toMatchObject({ lastError: 'ended', details: '' });
  await at.db.query('DELETE FROM outbox_messages');
  const tove = await idOf(at, 'tove');
  await put(undefined, tove);
  await at.db.query(`UPDATE people SET deactivated_at = '2026-01-01T00:00:00.000Z' WHERE id = '${tove}'`);
  expect(await at.deliver()).toBe(0);
  expect(await row()).toMatchObject({ lastError: 'deactivated', details: '' });
});

it('writes one plain mail, whatever a name or an organisation is called', async () => {
  const evil = 'River\r\nBcc: x@evil.example\r\n\r\nclick here';
  await at.db.query(
    at.db.options.type === 'postgres' ? 'UPDATE organisations SET name = $1' : 'UPDATE organisations SET name = ?',
    [evil],
  );
  Object.assign(at.app.get(PeopleService), { organisation: null }); // it is read once, then kept
  await put();
  await at.deliver();
  const [mail] = at.sink.mails;
  expect(mail!.to).toEqual(['amara@demo.example']);
  expect(mail!.raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc/im);
  expect(mail!.subject).toBe('River Bcc: x@evil.example click here: choose your password');
  expect(mail!.text).not.toMatch(/^click here/m);
  expect(linkIn(mail!.text)).toBe(path);
});
