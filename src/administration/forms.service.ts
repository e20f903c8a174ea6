import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Idempotency, OtherBody } from '../database/idempotency';
import { transact } from '../database/transact';
import type { SignedInPerson } from '../people/people.types';
import { CannotUse } from '../shared/errors';
import { readForm } from '../shared/form';

/** What a form changes, in one transaction, with what was typed. */
export type Work<T, R = unknown> = (manager: EntityManager, values: T) => Promise<R>;
type Sent<T> = { ok: true; outcome: string } | { ok: false; values: T; errors: Record<string, string> };

/** One posted form of this door: read, done once, or handed back with what was typed and a text (its key) for each field. */
@Injectable()
export class FormsService {
  constructor(
    private readonly db: DataSource,
    private readonly idempotency: Idempotency,
  ) {}

  /** @param what which form of which person or team it is. */
  async send<T extends object>(
    by: SignedInPerson,
    form: new () => T,
    body: unknown,
    what: string,
    work: Work<T, string>,
  ): Promise<Sent<T>> {
    const { values, errors, ok } = readForm(form, body);
    if (!ok) return { ok, values, errors };
    const key = (body as { _key?: unknown } | null)?._key;
    try {
      const outcome = await transact(this.db, (manager) =>
        this.idempotency.once(manager, key, by.id, [what, values], () => work(manager, values)),
      );
      return { ok, outcome };
    } catch (error) {
      if (error instanceof OtherBody) return { ok: false, values, errors: { form: 'form.sentBefore' } };
      if (error instanceof CannotUse) return { ok: false, values, errors: error.errors };
      throw error;
    }
  }
}
