import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { PeopleService } from '../people/people.service';
import { Texts } from '../shared/texts';
import { oneLine, wrapped } from './mail.rules';
import type { Mail, MailDetails } from './messages.types';
import type { DueMessage } from './outbox.queries';
import { Seal } from './seal';

/** Why a message is not worth sending any more. */
type Worthless = { worthless: 'ended' | 'deactivated' | 'unreadable' };

/** Turns a waiting message into a mail, in the person's own language. It names nobody but the person. */
@Injectable()
export class MailWriter {
  constructor(
    private readonly people: PeopleService,
    private readonly texts: Texts,
    private readonly seal: Seal,
    @Inject(CONFIG) private readonly config: Pick<Config, 'mail'>,
  ) {}

  async write(message: DueMessage, now: Date): Promise<Mail | Worthless> {
    if (message.deactivatedAt) return { worthless: 'deactivated' };
    if (message.endsAt && message.endsAt <= now.toISOString()) return { worthless: 'ended' };
    const opened = this.seal.open(message.details, message.id);
    if (opened === null) return { worthless: 'unreadable' };
    const { path = '/', ...details } = JSON.parse(opened) as MailDetails;
    const values = {
      ...details,
      name: oneLine(message.name),
      organisation: oneLine((await this.people.organisationName()) ?? 'Waymark'),
      link: `${this.config.mail?.publicUrl}${path}`,
    };
    const t = this.texts.in(message.language);
    const text = wrapped(t(`mail.${message.template}.body`, values));
    return { id: message.id, to: message.email, subject: oneLine(t(`mail.${message.template}.subject`, values)), text };
  }
}
