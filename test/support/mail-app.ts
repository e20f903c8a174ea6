import { OutboxWorker } from '../../src/messages/outbox-worker.service';
import { startApp, type TestApp } from './app';
import { MailSink } from './smtp';

export interface MailApp extends TestApp {
  sink: MailSink;
  /** Lets the worker send what is due now. */
  deliver(): Promise<number>;
}

/** The application with a mail server of its own. */
export async function startMailApp(env: Record<string, string> = {}): Promise<MailApp> {
  const sink = new MailSink();
  const at = await startApp({
    SMTP_URL: await sink.listen(),
    MAIL_FROM: 'Riverbend <training@example.org>',
    PUBLIC_URL: 'http://training.example.org',
    ...env,
  });
  const close = async (): Promise<void> => {
    await at.close();
    await sink.close();
  };
  return { ...at, sink, close, deliver: () => at.app.get(OutboxWorker).sendDue() };
}

/** The id of somebody of the cast. */
export async function idOf(at: TestApp, name: string): Promise<string> {
  const [row] = await at.db.query<{ id: string }[]>(`SELECT id FROM people WHERE email = '${name}@demo.example'`);
  return row!.id;
}
