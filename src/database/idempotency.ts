import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isId } from '../shared/ids';
import { rows } from './query';

/** The form was sent before with other contents: it comes back with what was typed and a fresh key. */
export class OtherBody extends Error {}

/**
 * A write that a browser can repeat happens once. Same key and body: the first outcome again. Only a success uses a key up,
 * because the key is stored in the write's own transaction.
 */
@Injectable()
export class Idempotency {
  /** @param key the form's hidden `_key`; a form without one is a stale or hand-made request and is simply done. @returns the first outcome. */
  async once(
    manager: EntityManager,
    key: unknown,
    personId: string,
    body: unknown,
    work: () => Promise<string>,
  ): Promise<string> {
    if (!isId(key)) return work();
    const bodyHash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
    const [seen] = await rows<{ bodyHash: string; outcome: string; personId: string }>(
      manager,
      'SELECT body_hash AS "bodyHash", outcome, person_id AS "personId" FROM idempotency_keys WHERE key = ?',
      [key],
    );
    if (seen && seen.personId === personId && seen.bodyHash === bodyHash) return seen.outcome;
    if (seen) throw new OtherBody();
    const outcome = await work();
    await rows(
      manager,
      'INSERT INTO idempotency_keys (key, person_id, body_hash, outcome, created_at) VALUES (?, ?, ?, ?, ?)',
      [key, personId, bodyHash, outcome, new Date().toISOString()],
    );
    return outcome;
  }
}
