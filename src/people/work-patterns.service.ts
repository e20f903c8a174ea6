import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../shared/clock';
import { newId } from '../shared/ids';
import { PeopleService } from './people.service';
import { patternOn } from './work-pattern.rules';
import { WorkPattern } from './work-pattern.entity';

export type WorkTerms = Pick<WorkPattern, 'fromOn' | 'minutesPerWeek' | 'workingDays' | 'engagement'>;

/** How much and on which days people work, in dated revisions that are only added. */
@Injectable()
export class WorkPatternsService {
  constructor(
    private readonly clock: Clock,
    private readonly people: PeopleService,
  ) {}

  /** @returns false when exactly this counts from that day already. */
  async record(
    manager: EntityManager,
    personId: string,
    terms: WorkTerms,
    recordedById: string | null,
  ): Promise<boolean> {
    const standing = patternOn(await this.of(manager, personId), terms.fromOn);
    const same = (['minutesPerWeek', 'workingDays', 'engagement'] as const).every(
      (key) => standing?.[key] === terms[key],
    );
    if (same) return false;
    const recordedAt = this.clock.now().toISOString();
    await manager.insert(WorkPattern, { id: newId(), personId, ...terms, withdrawn: 0, recordedAt, recordedById });
    return true;
  }

  /** Every revision, the latest day first. */
  of(manager: EntityManager, personId: string): Promise<WorkPattern[]> {
    return manager.find(WorkPattern, {
      where: { personId },
      order: { fromOn: 'DESC', recordedAt: 'DESC', id: 'DESC' },
    });
  }

  /** What counts today, or null where nothing was said. */
  async current(manager: EntityManager, personId: string): Promise<WorkPattern | null> {
    return patternOn(await this.of(manager, personId), this.people.today());
  }
}
