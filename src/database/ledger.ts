import { createHmac } from 'node:crypto';
import type { EntityManager, EntityTarget } from 'typeorm';
import { chunks, insertAll, lines, rowsFor } from './batches';
import { forUpdate, rows } from './query';

/** What every ledger row carries: whose it is, its place in that person's chain, and the keyed digest that links it to the row before. */
export interface LedgerRow {
  id: string;
  personId: string;
  chainNo: number;
  digest: string;
}
type Fact<T extends LedgerRow> = Omit<T, 'chainNo' | 'digest'>;
interface Head {
  lastNo: number;
  lastDigest: string;
}
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

  /** Many facts of one ledger, in the order given, of as many people: their heads are locked in the order of their ids. */
  async appendAll<T extends LedgerRow>(
    manager: EntityManager,
    entity: EntityTarget<T>,
    facts: readonly Fact<T>[],
  ): Promise<void> {
    const heads = await this.holdAll(manager, [...new Set(facts.map((fact) => fact.personId))]);
    const added = facts.map((fact) => {
      const head = heads.get(fact.personId)!;
      const row = { ...fact, chainNo: head.lastNo + 1, digest: '' } as T;
      row.digest = this.digestOf(manager, entity, row, head.lastDigest);
      heads.set(fact.personId, { lastNo: row.chainNo, lastDigest: row.digest });
      return row;
    });
    await insertAll(manager, entity, added);
    for (const some of chunks([...heads]))
      await rows(
        manager,
        `INSERT INTO ledger_heads (person_id, last_no, last_digest) VALUES ${lines(some, ['', '', ''])}
         ON CONFLICT (person_id) DO UPDATE SET last_no = excluded.last_no, last_digest = excluded.last_digest`,
        some.flatMap(([personId, head]) => [personId, head.lastNo, head.lastDigest]),
      );
  }

  async holdAll(manager: EntityManager, personIds: readonly string[]): Promise<Map<string, Head>> {
    const found = await rowsFor<Head & { personId: string }>(
      manager,
      [...personIds].sort(),
      (these) =>
        `SELECT person_id AS "personId", last_no AS "lastNo", last_digest AS "lastDigest" FROM ledger_heads
         WHERE person_id IN (${these}) ORDER BY person_id${forUpdate(manager)}`,
    );
    if (found.length < personIds.length) throw new Error('Somebody has no ledger head.');
    return new Map(found.map(({ personId, ...head }) => [personId, head]));
  }

  /** Whoever reads before adding holds the person's chain first: on PostgreSQL two transactions would otherwise decide on the same facts. */
  async hold(manager: EntityManager, personId: string): Promise<Head> {
    const text = `SELECT last_no AS "lastNo", last_digest AS "lastDigest" FROM ledger_heads WHERE person_id = ?${forUpdate(manager)}`;
    const [head] = await rows<Head>(manager, text, [personId]);
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
