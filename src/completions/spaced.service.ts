import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import type { Rhythm } from '../enrolments/asked.types';
import { Clock, dayAt } from '../shared/clock';
import type { Progress } from './progress.types';
import { type SpacedDue, spacedDue } from './spaced.rules';

/** Which finished modules have a few questions to offer today. Derived; nothing is stored, and nothing is ever late. */
@Injectable()
export class SpacedService {
  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** By the enrolment's id, of one person. */
  dueOf(progress: readonly Progress[], pauses: Rhythm['pauses']): Map<string, SpacedDue> {
    const today = this.dayOf(this.clock.now());
    return new Map(
      progress.flatMap(({ enrolmentId, completion, lastSpaced }) => {
        if (!completion) return [];
        const last = lastSpaced && { ...lastSpaced, startedOn: this.dayOf(new Date(lastSpaced.startedAt)) };
        const due = spacedDue(completion.completedOn, last, pauses, today);
        return due ? [[enrolmentId, due] as const] : [];
      }),
    );
  }

  private dayOf(instant: Date): string {
    return dayAt(instant, this.config.timeZone);
  }
}
