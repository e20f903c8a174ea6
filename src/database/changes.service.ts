import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CannotUse, NotNow } from '../shared/errors';
import { Idempotency, OtherBody } from './idempotency';
import { transact } from './transact';

/** A change as its form was read, which no log tells of. */
export interface QuietChange {
  /** What kind of change it is, and of what; with what was typed it tells the same form sent twice from another. */
  what: string | readonly unknown[];
  /** What was typed. */
  values: object;
  /** A message key by field; a change with any is not made. */
  errors: Record<string, string>;
  work: (manager: EntityManager) => Promise<void>;
}

/** Changes that stand in their own ledger alone: once, in one transaction. What two people say to each other is in no log. */
@Injectable()
export class ChangesService {
  constructor(
    private readonly db: DataSource,
    private readonly idempotency: Idempotency,
  ) {}

  /** @returns what is in the way, by field; nothing when it is done. */
  async make(actor: { id: string }, change: QuietChange, key: unknown): Promise<Record<string, string>> {
    if (Object.keys(change.errors).length > 0) return change.errors;
    try {
      await transact(this.db, (manager) =>
        this.idempotency.once(manager, key, actor.id, [change.what, change.values], async () => {
          await change.work(manager);
          return '';
        }),
      );
      return {};
    } catch (error) {
      if (error instanceof NotNow) return { form: error.key };
      if (error instanceof CannotUse) return error.errors;
      if (error instanceof OtherBody) return { form: 'form.sentBefore' };
      throw error;
    }
  }
}
