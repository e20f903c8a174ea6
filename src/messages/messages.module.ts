import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Secrets } from '../config/secrets';
import type { Logger } from '../shared/log';
import { Texts } from '../shared/texts';
import { MailWriter } from './mail-writer.service';
import { Mailer } from './mailer';
import { CalendarFeedsService } from './calendar-feeds.service';
import { MailSince } from './mail-since';
import { MessageChoicesService } from './message-choices.service';
import { LOG } from './messages.tokens';
import { OutboxWorker } from './outbox-worker.service';
import { OutboxService } from './outbox.service';
import { Seal } from './seal';
import { UnsubscribeLinks } from './unsubscribe-links';

@Global()
@Module({})
export class MessagesModule {
  static with(secrets: Secrets, texts: Texts, log: Logger): DynamicModule {
    return {
      module: MessagesModule,
      providers: [
        Mailer,
        MailWriter,
        OutboxService,
        OutboxWorker,
        MailSince,
        MessageChoicesService,
        CalendarFeedsService,
        { provide: UnsubscribeLinks, useValue: new UnsubscribeLinks(secrets.formKey) },
        { provide: Seal, useValue: new Seal(secrets.formKey) },
        { provide: Texts, useValue: texts },
        { provide: LOG, useValue: log },
      ],
      exports: [
        OutboxService,
        OutboxWorker,
        MailSince,
        MessageChoicesService,
        CalendarFeedsService,
        UnsubscribeLinks,
        Texts,
      ],
    };
  }
}
