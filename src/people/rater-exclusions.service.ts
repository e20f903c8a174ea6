import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Ledger } from '../database/ledger';
import { type Reader, rows } from '../database/query';
import { Clock } from '../shared/clock';
import { newId } from '../shared/ids';
import type { Named } from './people.types';
import { RaterExclusion } from './rater-exclusion.entity';

/** Who does not observe whom: somebody said so, on one side or the other, and nobody asks why. It holds both ways. */
@Injectable()
export class RaterExclusionsService {
  constructor(
    private readonly db: DataSource,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
  ) {}

  /** Saying it twice is once. Both chains are held: a rating on its way comes before, or not at all. */
  async exclude(manager: EntityManager, personId: string, otherId: string): Promise<void> {
    await this.ledger.holdAll(manager, [personId, otherId]);
    if ((await this.ownOf(personId, manager)).some(({ id }) => id === otherId)) return;
    const saidAt = this.clock.now().toISOString();
    await manager.insert(RaterExclusion, { id: newId(), personId, otherId, saidAt, liftedAt: null });
  }

  async lift(manager: EntityManager, personId: string, otherId: string): Promise<void> {
    await rows(
      manager,
      'UPDATE rater_exclusions SET lifted_at = ? WHERE person_id = ? AND other_id = ? AND lifted_at IS NULL',
      [this.clock.now().toISOString(), personId, otherId],
    );
  }

  /** Whom this person named. For that person's own page, and for nobody else's. */
  ownOf(personId: string, db: Reader = this.db): Promise<Named[]> {
    return rows(
      db,
      `SELECT p.id AS "id", p.name AS "name" FROM rater_exclusions x JOIN people p ON p.id = x.other_id
       WHERE x.person_id = ? AND x.lifted_at IS NULL ORDER BY p.name, p.id`,
      [personId],
    );
  }

  /** Everybody who may not observe this person, whichever of the two said so. For rules alone: no page says who did. */
  async apartFrom(personId: string, db: Reader = this.db): Promise<Set<string>> {
    const found = await rows<{ id: string }>(
      db,
      `SELECT other_id AS "id" FROM rater_exclusions WHERE person_id = ? AND lifted_at IS NULL
       UNION SELECT person_id AS "id" FROM rater_exclusions WHERE other_id = ? AND lifted_at IS NULL`,
      [personId, personId],
    );
    return new Set(found.map(({ id }) => id));
  }
}
