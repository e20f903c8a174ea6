import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Idempotency, OtherBody } from '../database/idempotency';
import { transact } from '../database/transact';
import { NotNow } from '../shared/errors';
import { AuditService } from './audit.service';
import type { AuditAction } from './audit.types';

/** A change, mostly to one person's facts, as its form was read. */
export interface Change {
  action: AuditAction;
  /** Whom or what it is about; null where that is only in the detail. */
  personId: string | null;
  detail?: Record<string, string | number>;
  /** What was typed. */
  values: object;
  /** A message key by field; a change with any is not made. */
  errors: Record<string, string>;
  work: (manager: EntityManager) => Promise<void>;
}

/** Changes that somebody makes to somebody else's facts: once, in one transaction with their line in the log. */
@Injectable()
export class RecordedService {
  constructor(
    private readonly db: DataSource,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditService,
  ) {}

  /** @returns what is in the way, by field; nothing when it is done. */
  async make(actor: { id: string }, change: Change, key: unknown): Promise<Record<string, string>> {
    if (Object.keys(change.errors).length > 0) return change.errors;
    const { action, personId, detail, values, work } = change;
    const body = [action, personId, detail ?? null, values];
    try {
      await transact(this.db, (manager) =>
        this.idempotency.once(manager, key, actor.id, body, async () => {
          await work(manager);
          await this.audit.record(manager, { actorId: actor.id, action, subjectId: personId, detail });
          return action;
        }),
      );
      return {};
    } catch (error) {
      if (error instanceof NotNow) return { form: error.key };
      if (error instanceof OtherBody) return { form: 'form.sentBefore' };
      throw error;
    }
  }
}
