import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Reader, rows } from '../database/query';
import { Clock } from '../shared/clock';
import { newId } from '../shared/ids';
import { MarkGrant } from './mark-grant.entity';
import type { Mark, Named } from './people.types';

/** What somebody is known for here, beside what they may do. */
@Injectable()
export class MarksService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @returns false when the person has the mark already. */
  async give(manager: EntityManager, personId: string, mark: Mark): Promise<boolean> {
    if (await this.findHeld(manager, personId, mark)) return false;
    const grantedAt = this.clock.now().toISOString();
    await manager.insert(MarkGrant, { id: newId(), personId, mark, grantedAt, revokedAt: null });
    return true;
  }

  /** @returns false when the person does not have the mark. */
  async take(manager: EntityManager, personId: string, mark: Mark): Promise<boolean> {
    const held = await this.findHeld(manager, personId, mark);
    if (!held) return false;
    await manager.update(MarkGrant, { id: held }, { revokedAt: this.clock.now().toISOString() });
    return true;
  }

  async of(personId: string, db: Reader = this.db): Promise<Mark[]> {
    const text = 'SELECT mark AS "mark" FROM mark_grants WHERE person_id = ? AND revoked_at IS NULL ORDER BY mark';
    return (await rows<{ mark: Mark }>(db, text, [personId])).map(({ mark }) => mark);
  }

  /** Who is here and has it, by name. */
  holders(mark: Mark, db: Reader = this.db): Promise<Named[]> {
    return rows(
      db,
      `SELECT p.id AS "id", p.name AS "name" FROM mark_grants g JOIN people p ON p.id = g.person_id
       WHERE g.mark = ? AND g.revoked_at IS NULL AND p.deactivated_at IS NULL ORDER BY p.name, p.id`,
      [mark],
    );
  }

  private async findHeld(db: Reader, personId: string, mark: Mark): Promise<string | null> {
    const text = 'SELECT id FROM mark_grants WHERE person_id = ? AND mark = ? AND revoked_at IS NULL';
    return (await rows<{ id: string }>(db, text, [personId, mark]))[0]?.id ?? null;
  }
}
