import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { Clock } from '../shared/clock';
import type { Logger } from '../shared/log';
import { MailWriter } from './mail-writer.service';
import { Mailer } from './mailer';
import { LOG } from './messages.tokens';
import { OutboxMessage } from './outbox-message.entity';
import { dueMessages, type DueMessage } from './outbox.queries';
import { errorCode, isForGood, leaseMs, nextTry } from './outbox.rules';

const everyMs = 5_000;
const mostAtOnce = 50;
type Outcome = Pick<OutboxMessage, 'sentAt' | 'gaveUpAt' | 'nextTryAt' | 'lastError'>;

/** Sends what is due. Several instances may run: a message belongs to whoever's conditional update claimed it. */
@Injectable()
export class OutboxWorker implements BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private isStopped = false;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly writer: MailWriter,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Called by a server, not by a command. */
  start(): void {
    if (!this.mailer.isOn || this.isStopped) return;
    this.timer = setTimeout(() => {
      this.running = this.round();
    }, everyMs);
    this.timer.unref();
  }

  /** Claims nothing more, and lets the mail under way be finished: broken off, it could arrive twice. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** @returns how many were sent. */
  async sendDue(): Promise<number> {
    let sent = 0;
    for (const message of await dueMessages(this.db, this.clock.now().toISOString(), mostAtOnce)) {
      if (this.isStopped) break;
      if ((await this.claim(message)) && (await this.sendOne(message))) sent++;
    }
    return sent;
  }

  private async round(): Promise<void> {
    try {
      await this.sendDue();
    } catch (error) {
      this.log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'the outbox could not be read');
    }
    this.start();
  }

  private async claim({ id, tries, nextTryAt }: DueMessage): Promise<boolean> {
    const until = new Date(this.clock.now().getTime() + leaseMs).toISOString();
    const claimed = await this.db
      .getRepository(OutboxMessage)
      .update({ id, tries, nextTryAt }, { tries: tries + 1, nextTryAt: until });
    return claimed.affected === 1;
  }

  private async sendOne(message: DueMessage): Promise<boolean> {
    const now = this.clock.now();
    const mail = await this.writer.write(message, now);
    if ('worthless' in mail) return this.giveUp(message, mail.worthless);
    try {
      await this.mailer.send(mail);
    } catch (error) {
      const code = errorCode(error);
      const again = isForGood(error) ? null : nextTry(message.tries + 1, now);
      if (!again) return this.giveUp(message, code);
      this.log.warn(
        { message: message.id, template: message.template, code },
        'a mail was not taken; it is tried again',
      );
      await this.note(message, { sentAt: null, gaveUpAt: null, nextTryAt: again.toISOString(), lastError: code });
      return false;
    }
    await this.note(message, { sentAt: this.time(), gaveUpAt: null, nextTryAt: null, lastError: null });
    return true;
  }

  private async giveUp(message: DueMessage, code: string): Promise<false> {
    this.log.warn({ message: message.id, template: message.template, code }, 'a mail was given up');
    await this.note(message, { sentAt: null, gaveUpAt: this.time(), nextTryAt: null, lastError: code });
    return false;
  }

  private async note({ id, tries }: DueMessage, outcome: Outcome): Promise<void> {
    const emptied = outcome.nextTryAt === null ? { details: '' } : {};
    await this.db
      .getRepository(OutboxMessage)
      .update({ id, tries: tries + 1, gaveUpAt: IsNull() }, { ...outcome, ...emptied });
  }

  private time(): string {
    return this.clock.now().toISOString();
  }
}
