import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Secrets } from '../config/secrets';
import { JournalKeysService } from './journal-keys.service';
import { JournalSeal } from './journal-seal';
import { JournalSharesService } from './journal-shares.service';
import { JournalService } from './journal.service';

@Global()
@Module({})
export class JournalModule {
  static with(secrets: Secrets): DynamicModule {
    return {
      module: JournalModule,
      providers: [
        JournalService,
        JournalKeysService,
        JournalSharesService,
        { provide: JournalSeal, useValue: new JournalSeal(secrets.journalKey) },
      ],
      exports: [JournalService, JournalKeysService, JournalSharesService],
    };
  }
}
