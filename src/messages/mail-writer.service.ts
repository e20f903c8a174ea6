import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { PeopleService } from '../people/people.service';
import { Texts } from '../shared/texts';
import { oneLine, wrapped } from './mail.rules';
import { MessageChoicesService } from './message-choices.service';
import { listOf, type Mail, type MailDetails } from './messages.types';
import type { DueMessage } from './outbox.queries';
import { Seal } from './seal';
import { UnsubscribeLinks } from './unsubscribe-links';

/** Why a message is not worth sending any more. */
type Worthless = { worthless: 'ended' | 'deactivated' | 'unreadable' | 'replaced' };

/** Turns a waiting message into a mail, in the person's own language. It names nobody but the person. */
@Injectable()
export class MailWriter {
  constructor(
    private readonly people: PeopleService,
    private readonly texts: Texts,
    private readonly seal: Seal,
    private readonly choices: MessageChoicesService,
    private readonly links: UnsubscribeLinks,
    @Inject(CONFIG) private readonly config: Pick<Config, 'mail'>,
  ) {}

  async write(message: DueMessage, now: Date): Promise<Mail | Worthless> {
    if (message.deactivatedAt) return { worthless: 'deactivated' };
    if (message.endsAt && message.endsAt <= now.toISOString()) return { worthless: 'ended' };
    const list = listOf[message.template];
    // Nobody else is to see who wants none, so nothing is said of it.
    if (list && !(await this.choices.wants(message.personId, list))) return { worthless: 'replaced' };
    const opened = this.seal.open(message.details, message.id);
    if (opened === null) return { worthless: 'unreadable' };
    const { path = '/', ...details } = JSON.parse(opened) as MailDetails;
    const site = this.config.mail?.publicUrl ?? '';
    const unsubscribe = list ? `${site}${this.links.pathFor(message.personId, list)}` : null;
    const values = {
      ...details,
      name: oneLine(message.name),
      organisation: oneLine((await this.people.organisationName()) ?? 'Waymark'),
      link: `${site}${path}`,
      unsubscribe: unsubscribe ?? '',
    };
    const t = this.texts.in(message.language);
    const text = wrapped(t(`mail.${message.template}.body`, values));
    const subject = oneLine(t(`mail.${message.template}.subject`, values));
    return { id: message.id, to: message.email, subject, text, unsubscribe };
  }
}
