import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { FirstComeLock } from './first-come-lock';

interface Runner {
  isTransactionActive: boolean;
  query(sql: string, parameters?: unknown[], structured?: boolean): Promise<unknown>;
  startTransaction(level?: string): Promise<void>;
  commitTransaction(): Promise<void>;
  rollbackTransaction(): Promise<void>;
  release(): Promise<void>;
}
interface EmbeddedDriver {
  queryRunner: unknown;
  createQueryRunner(mode?: string): QueryRunner;
}
type Work = (manager: EntityManager) => Promise<unknown>;

/**
 * TypeORM gives every caller of a SQLite data source the same query runner: two requests' transactions interleave, one's
 * ROLLBACK undoes the other's work, and a plain write made meanwhile vanishes after it was acknowledged (typeorm#307, #1884).
 * This gives each operation its own runner behind one first-come lock; a transaction holds it from BEGIN to COMMIT.
 */
export function installSqliteGate(db: DataSource, waitMs = 10_000): DataSource {
  if (db.options.type !== 'better-sqlite3') return db;
  const lock = new FirstComeLock(waitMs);
  const inside = new AsyncLocalStorage<object>();
  const driver = db.driver as unknown as EmbeddedDriver;
  const Gated = gatedRunner(driver, lock, () => inside.getStore());
  driver.createQueryRunner = () => new Gated(driver) as unknown as QueryRunner;
  markTransactions(db.manager, inside);
  return db;
}

function gatedRunner(driver: EmbeddedDriver, lock: FirstComeLock, insideOf: () => object | undefined) {
  const Base = driver.createQueryRunner('master').constructor as new (driver: unknown) => Runner;
  driver.queryRunner = undefined;
  const statements = new Map();
  return class GatedRunner extends Base {
    #mine = false;
    constructor(of: unknown) {
      super(of);
      Object.assign(this, { stmtCache: statements });
    }

    override async query(sql: string, parameters?: unknown[], structured?: boolean): Promise<unknown> {
      // A deferred transaction that reads first fails at once (SQLITE_BUSY_SNAPSHOT) when another process wrote meanwhile.
      if (this.#mine) return super.query(sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql, parameters, structured);
      const ticket = {};
      await lock.take(ticket, insideOf());
      try {
        return await super.query(sql, parameters, structured);
      } finally {
        lock.giveBack(ticket);
      }
    }

    override async startTransaction(level?: string): Promise<void> {
      const outermost = !this.#mine;
      if (outermost) {
        await lock.take(this, insideOf());
        this.#mine = true;
      }
      try {
        await super.startTransaction(level);
      } catch (error) {
        if (outermost) {
          this.isTransactionActive = false;
          this.#letGo();
        }
        throw error;
      }
    }

    override async commitTransaction(): Promise<void> {
      try {
        await super.commitTransaction();
      } finally {
        this.#letGo();
      }
    }

    override async rollbackTransaction(): Promise<void> {
      try {
        await super.rollbackTransaction();
      } finally {
        this.#letGo();
      }
    }

    override async release(): Promise<void> {
      if (this.isTransactionActive) await this.#abandon();
      return super.release();
    }

    async #abandon(): Promise<void> {
      try {
        await this.rollbackTransaction();
      } catch {
        this.isTransactionActive = false;
        this.#letGo();
      }
    }

    #letGo(): void {
      if (!this.#mine || this.isTransactionActive) return;
      this.#mine = false;
      lock.giveBack(this);
    }
  };
}

/** Inside a transaction's callback a query that bypasses its manager would wait for itself: it is refused instead. */
function markTransactions(manager: EntityManager, inside: AsyncLocalStorage<object>): void {
  const target = manager as unknown as { transaction(...args: unknown[]): Promise<unknown> };
  const original = target.transaction.bind(target);
  target.transaction = (first: unknown, second?: unknown) => {
    const work = (second ?? first) as Work; // DataSource.transaction passes (work, undefined)
    const marked: Work = (m) => inside.run(m.queryRunner as object, () => work(m));
    return second ? original(first, marked) : original(marked);
  };
}
