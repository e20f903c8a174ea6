import { Inject, Injectable } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import type { Mail } from './messages.types';

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/** Hands one mail to the mail server. */
@Injectable()
export class Mailer {
  private readonly transport: Transporter | null;

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'mail'>) {
    const { mail } = config;
    this.transport =
      mail && createTransport({ url: mail.smtpUrl, ...patience, disableFileAccess: true, disableUrlAccess: true });
  }

  get isOn(): boolean {
    return this.transport !== null;
  }

  /** The same message has the same id on every try, so that a mail program can tell a repeat. */
  async send({ id, to, subject, text, unsubscribe }: Mail): Promise<void> {
    const { mail } = this.config;
    if (!mail || !this.transport) throw new Error('Mail is off.');
    const { from } = mail;
    await this.transport.sendMail({
      from,
      to: { name: '', address: to },
      envelope: { from: from.address, to: [to] },
      messageId: `<${id}@${from.address.split('@')[1]}>`,
      subject,
      text,
      headers: { ...headers, ...(unsubscribe ? listHeaders(unsubscribe) : {}) },
    });
  }
}

/** RFC 2369 and RFC 8058: the button that mail programs show beside the sender. */
const listHeaders = (address: string) => ({
  'List-Unsubscribe': `<${address}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});
