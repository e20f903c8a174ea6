import type { Progress } from '../completions/progress.types';
import { renewalOf } from '../completions/renewal.rules';
import type { Asked } from '../enrolments/asked.types';
import { daysBetween } from '../shared/dates.rules';

export type ModuleState = 'done' | 'started' | 'late' | 'due' | 'ahead' | 'closed' | 'waived' | 'not-asked';

/** So many days before its day a module is due soon. */
const soonDays = 7;

/** Late and due soon are said to supervisors only; whoever finished is simply done, and nobody is late on leave or with what cannot be begun. */
export function moduleState(
  progress: Progress | null,
  asked: Asked | null,
  isClosed: boolean,
  today: string,
): ModuleState {
  if (!progress) return 'not-asked';
  if (progress.completion || renewalOf(progress, today)?.isValid) return 'done';
  if (asked?.word?.kind === 'waived') return 'waived';
  if (isClosed && !progress.startedAt) return 'closed';
  const days = asked?.dueOn && !asked.onLeave ? daysBetween(today, asked.dueOn) : null;
  if (days !== null && days < 0) return 'late';
  if (progress.startedAt) return 'started';
  return days !== null && days <= soonDays ? 'due' : 'ahead';
}

/** What is waived or not asked is nobody's gap. */
export const isCounted = ({ state }: { state: ModuleState }): boolean => state !== 'not-asked' && state !== 'waived';
