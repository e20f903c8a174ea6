import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { insertAll } from '../database/batches';
import { Ledger } from '../database/ledger';
import { forUpdate, places, rows } from '../database/query';
import { transact } from '../database/transact';
import { Clock } from '../shared/clock';
import { newId } from '../shared/ids';
import { AuditEvent } from './audit-event.entity';
import type { AuditAction, AuditEntry, EventAbout, LoggedEvent } from './audit.types';

interface Asked {
  before?: number;
  subjectId?: string;
  name?: string;
  most?: number;
}
const atOnce = 1_000;

/** The append-only log of what was done here, in one chain of its own. */
@Injectable()
export class AuditService {
  constructor(
    private readonly db: DataSource,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  /** Call it in the transaction of what it tells of: both happen, or neither. */
  record(manager: EntityManager, entry: AuditEntry): Promise<void> {
    return this.recordAll(manager, [entry]);
  }

  /** What is no part of a change: a download, which takes something out of the place. */
  note(entry: AuditEntry): Promise<void> {
    return transact(this.db, (manager) => this.record(manager, entry));
  }

  /** Many in the order given, for what changes many people at once. */
  async recordAll(manager: EntityManager, entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const [head] = await rows<{ no: number; digest: string }>(
      manager,
      `SELECT last_no AS "no", last_digest AS "digest" FROM audit_head WHERE id = 1${forUpdate(manager)}`,
    );
    let [number, before] = [head!.no, head!.digest];
    const occurredAt = this.clock.now().toISOString();
    const events = entries.map(({ actorId, action, subjectId = null, detail = {} }) => {
      const event = { id: newId(), number: ++number, occurredAt, actorId, action, subjectId, digest: '' };
      const whole: AuditEvent = { ...event, detail: JSON.stringify(detail) };
      before = whole.digest = this.ledger.digestOf(manager, AuditEvent, whole, before);
      return whole;
    });
    await insertAll(manager, AuditEvent, events);
    await rows(manager, 'UPDATE audit_head SET last_no = ?, last_digest = ? WHERE id = 1', [number, before]);
  }

  /** The newest first. @param before only events numbered below it. @param name part of the name of who did it or whom it is about. */
  async list({ before, subjectId = '', name = '', most = 50 }: Asked = {}): Promise<LoggedEvent[]> {
    const [typed, lower] = [name, name.toLowerCase()].map((one) => `%${one.replace(/[\\%_]/g, '\\$&')}%`);
    const named = ['a.name', 's.name']
      .map((column) => `${column} LIKE ? ESCAPE '\\' OR lower(${column}) LIKE ? ESCAPE '\\'`) // SQLite lowers no accented letter
      .join(' OR ');
    const found = await rows<Omit<LoggedEvent, 'detail'> & { detail: string; action: AuditAction }>(
      this.db,
      `SELECT e.number AS "number", e.occurred_at AS "occurredAt", a.name AS "actor", e.action AS "action", s.name AS "subject", e.detail AS "detail"
       FROM audit_events e LEFT JOIN people a ON a.id = e.actor_id LEFT JOIN people s ON s.id = e.subject_id
       WHERE e.number < ? AND (? = '' OR e.subject_id = ?)
         AND (? = '' OR ${named}) ORDER BY e.number DESC LIMIT ${most}`,
      [before ?? 2_147_483_647, subjectId, subjectId, name, typed, lower, typed, lower],
    );
    return found.map((row) => ({ ...row, detail: JSON.parse(row.detail) as LoggedEvent['detail'] }));
  }

  /** What happened of these kinds to one person, the newest first, without the names of others. */
  async about(personId: string, actions: readonly AuditAction[], most: number): Promise<EventAbout[]> {
    const found = await rows<{ occurredAt: string; action: AuditAction; actorId: string | null }>(
      this.db,
      `SELECT occurred_at AS "occurredAt", action AS "action", actor_id AS "actorId" FROM audit_events
       WHERE subject_id = ? AND action IN (${places(actions)}) ORDER BY number DESC LIMIT ${most}`,
      [personId, ...actions],
    );
    return found.map(({ occurredAt, action, actorId }) => ({
      occurredAt,
      action,
      by: actorId === null ? 'nobody' : actorId === personId ? 'self' : 'another',
    }));
  }

  /** All of them, the newest first, some at a time. */
  async *everything(name: string): AsyncIterable<LoggedEvent[]> {
    for (let before: number | undefined; ;) {
      const events = await this.list({ before, name, most: atOnce });
      if (events.length > 0) yield events;
      if (events.length < atOnce) return;
      before = events.at(-1)!.number;
    }
  }
}
