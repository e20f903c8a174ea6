import type { Moment } from './confidence.entity';
import type { Progress } from './progress.types';

/** How sure of a module somebody felt, 0 to 10, where they said it. */
export type Confidences = Partial<Record<Moment, number>>;

/** What may be said now: before the first part is done, and after the module is finished. Who was never asked for it can say it afterwards. @param progress null for whoever only looks at it so far. */
export function momentNow(progress: Pick<Progress, 'done' | 'completion'> | null): Moment | null {
  if (!progress) return 'before';
  if (progress.completion) return 'after';
  return progress.done.size === 0 ? 'before' : null;
}
