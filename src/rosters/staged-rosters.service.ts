import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Reader, rows } from '../database/query';
import { transact } from '../database/transact';
import { Clock } from '../shared/clock';
import { newRandomId } from '../shared/ids';
import { sha256 } from './read-roster';
import { textOf } from './read-table';
import { StagedRoster } from './staged-roster.entity';

const day = 86_400_000;

/** Keeps what an administrator uploaded between looking and importing: only theirs, one at a time, for a day. */
@Injectable()
export class StagedRostersService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Takes the place of whatever they staged before. @returns its id. */
  async put(personId: string, bytes: Uint8Array): Promise<string> {
    const now = this.clock.now();
    const content = textOf(bytes);
    const row: StagedRoster = {
      id: newRandomId(),
      stagedById: personId,
      fileSha256: sha256(content),
      content,
      stagedAt: now.toISOString(),
      endsAt: new Date(now.getTime() + day).toISOString(),
    };
    await transact(this.db, async (manager) => {
      await manager.delete(StagedRoster, { stagedById: personId });
      await manager.insert(StagedRoster, row);
    });
    return row.id;
  }

  /** Null for somebody else's, and for one that has ended. */
  async find(personId: string, id: string, db: Reader = this.db): Promise<Uint8Array | null> {
    const [found] = await rows<{ content: string }>(
      db,
      'SELECT content AS "content" FROM staged_rosters WHERE id = ? AND staged_by_id = ? AND ends_at > ?',
      [id, personId, this.clock.now().toISOString()],
    );
    return found ? Buffer.from(found.content) : null;
  }

  async drop(manager: EntityManager, id: string): Promise<void> {
    await manager.delete(StagedRoster, { id });
  }

  /** Forgets what has ended. */
  async clear(): Promise<void> {
    await rows(this.db, 'DELETE FROM staged_rosters WHERE ends_at <= ?', [this.clock.now().toISOString()]);
  }
}
