import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Idempotency, OtherBody } from '../database/idempotency';
import { transact } from '../database/transact';
import { NotNow } from '../shared/errors';

/** Something that somebody says, as its form was read. */
export interface Saying {
  /** What kind of form it was, and of what; with what was typed it tells a repeat from another. */
  about: readonly string[];
  values: object;
  /** A message key by field; with any, nothing is said. */
  errors: Record<string, string>;
  work: (manager: EntityManager) => Promise<void>;
}

/** What is said between a person and their supervisor: once, in one transaction, and in no log, which administrators read. */
@Injectable()
export class SaidOnceService {
  constructor(
    private readonly db: DataSource,
    private readonly idempotency: Idempotency,
  ) {}

  /** @returns what is in the way, by field; nothing when it is done. */
  async say(actor: { id: string }, saying: Saying, key: unknown): Promise<Record<string, string>> {
    const { about, values, errors, work } = saying;
    if (Object.keys(errors).length > 0) return errors;
    try {
      await transact(this.db, (manager) =>
        this.idempotency.once(manager, key, actor.id, [about, values], async () => {
          await work(manager);
          return '';
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
