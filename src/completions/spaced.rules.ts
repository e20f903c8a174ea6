import type { Leave } from '../enrolments/asked.types';
import { isAwayOn } from '../enrolments/pause.rules';
import { addDays, daysBetween } from '../shared/dates.rules';

/** A few questions that were begun weeks after a module was finished. */
interface SpacedAttempt {
  id: string;
  startedOn: string;
  open: boolean;
}
/** What is offered now: to begin, or to go on with what was begun. */
export interface SpacedDue {
  attemptId: string | null;
}

/** Days after a module was finished. Each offer is gone when the next one comes, and the last after as long again. */
const days = [7, 30, 90];
const gone = 180;

/** Whole days after a day, up to another: days of leave do not count. */
export function daysAfter(day: string, upTo: string, leave: readonly Leave[]): number {
  const away = leave.map(({ fromOn, toOn }) => {
    const from = fromOn > day ? fromOn : addDays(day, 1);
    const to = toOn !== null && toOn < upTo ? toOn : upTo;
    return Math.max(0, daysBetween(from, to) + 1);
  });
  return daysBetween(day, upTo) - away.reduce((sum, some) => sum + some, 0);
}

/** Is a re-check offered today? `last` is the one begun last. Nobody is asked on leave, and whoever answered one of an offer has answered it. */
export function spacedDue(
  completedOn: string,
  last: SpacedAttempt | null,
  leave: readonly Leave[],
  today: string,
): SpacedDue | null {
  const now = daysAfter(completedOn, today, leave);
  const since = days.findLast((day) => day <= now);
  if (since === undefined || now >= gone || leave.some((one) => isAwayOn(one, today))) return null;
  const isOfThis = last !== null && daysAfter(completedOn, last.startedOn, leave) >= since;
  if (!isOfThis) return { attemptId: null };
  return last.open ? { attemptId: last.id } : null;
}
