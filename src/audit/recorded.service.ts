import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChangesService } from '../database/changes.service';
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
    private readonly changes: ChangesService,
    private readonly audit: AuditService,
  ) {}

  /** @returns what is in the way, by field; nothing when it is done. */
  make(actor: { id: string }, change: Change, key: unknown): Promise<Record<string, string>> {
    const { action, personId, detail, values, errors } = change;
    const work = async (manager: EntityManager) => {
      await change.work(manager);
      await this.audit.record(manager, { actorId: actor.id, action, subjectId: personId, detail });
    };
    return this.changes.make(actor, { what: [action, personId, detail ?? null], values, errors, work }, key);
  }
}
