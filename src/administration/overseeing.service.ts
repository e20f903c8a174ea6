import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { BackupsService } from '../backups/backups.service';
import { Idempotency } from '../database/idempotency';
import { transact } from '../database/transact';
import type { SignedInPerson } from '../people/people.types';

/** What an administrator does from the pages about the place itself; each is in the log. */
@Injectable()
export class OverseeingService {
  constructor(
    private readonly db: DataSource,
    private readonly audit: AuditService,
    private readonly idempotency: Idempotency,
    private readonly backups: BackupsService,
  ) {}

  /** Begins a backup and does not wait for it. */
  async askForBackup(person: SignedInPerson, key: unknown): Promise<void> {
    let isFirst = false;
    await transact(this.db, (manager) =>
      this.idempotency.once(manager, key, person.id, ['backup'], async () => {
        await this.audit.record(manager, { actorId: person.id, action: 'backup.asked' });
        isFirst = true;
        return 'asked';
      }),
    );
    if (isFirst) void this.backups.start();
  }

  noteExport(person: SignedInPerson): Promise<void> {
    return transact(this.db, (manager) => this.audit.record(manager, { actorId: person.id, action: 'audit.exported' }));
  }
}
