import { createHmac } from 'node:crypto';
import type { EntityManager, EntityTarget } from 'typeorm';
import { forUpdate, rows } from './query';

/** What every ledger row carries: whose it is, its place in that person's chain, and the keyed digest that links it to the row before. */
export interface LedgerRow {
  id: string;
  personId: string;
  chainNo: number;
  digest: string;
}
type Fact<T extends LedgerRow> = Omit<T, 'chainNo' | 'digest'>;
type Value = string | number | null;

/** Adds dated facts. Each person's rows form one chain over all ledgers, so that an altered, added or missing row is found. */
export class Ledger {
  constructor(private readonly key: string) {}

  /** @param fact every column but the chain's own. Must run inside a transaction: the person's head row is locked until it ends. */
  async append<T extends LedgerRow>(manager: EntityManager, entity: EntityTarget<T>, fact: Fact<T>): Promise<T> {
    const head = await this.hold(manager, fact.personId);
    const row = { ...fact, chainNo: head.lastNo + 1, digest: '' } as T;
    row.digest = this.digestOf(manager, entity, row, head.lastDigest);
    await manager.insert(entity, row as never);
    await rows(manager, 'UPDATE ledger_heads SET last_no = ?, last_digest = ? WHERE person_id = ?', [
      row.chainNo,
      row.digest,
      row.personId,
    ]);
    return row;
  }

  /** Whoever reads before adding holds the person's chain first: on PostgreSQL two transactions would otherwise decide on the same facts. */
  async hold(manager: EntityManager, personId: string): Promise<{ lastNo: number; lastDigest: string }> {
    const text = `SELECT last_no AS "lastNo", last_digest AS "lastDigest" FROM ledger_heads WHERE person_id = ?${forUpdate(manager)}`;
    const [head] = await rows<{ lastNo: number; lastDigest: string }>(manager, text, [personId]);
    if (!head) throw new Error(`Person ${personId} has no ledger head.`);
    return head;
  }

  /** The digest of one row of an entity, as its columns are named in the database. */
  digestOf<T extends object>(manager: EntityManager, entity: EntityTarget<T>, row: T, before: string): string {
    const metadata = manager.connection.getMetadata(entity);
    const columns = metadata.columns.filter((c) => c.propertyName !== 'digest');
    const values = Object.fromEntries(columns.map((c) => [c.databaseName, (c.getEntityValue(row) ?? null) as Value]));
    return this.digest(before, metadata.tableName, values);
  }

  /** HMAC-SHA256 (hex) over the digest before, the table and every column by name. What is null is left out, so that a column added later changes no digest. */
  digest(before: string, table: string, values: Record<string, Value>): string {
    const columns = Object.keys(values)
      .filter((name) => values[name] !== null)
      .sort()
      .map((name) => [name, values[name]]);
    return createHmac('sha256', this.key)
      .update(JSON.stringify([before, table, columns]))
      .digest('hex');
  }
}
