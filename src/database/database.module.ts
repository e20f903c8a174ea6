import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Secrets } from '../config/secrets';
import { ChangesService } from './changes.service';
import { Idempotency } from './idempotency';
import { Ledger } from './ledger';
import { Readiness } from './readiness';

@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly db: DataSource) {}

  static with(db: DataSource, secrets: Secrets): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        { provide: DataSource, useValue: db },
        { provide: Ledger, useValue: new Ledger(secrets.ledgerKey) },
        Idempotency,
        ChangesService,
        Readiness,
      ],
      exports: [DataSource, Ledger, Idempotency, ChangesService, Readiness],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.db.isInitialized) await this.db.destroy();
  }
}
