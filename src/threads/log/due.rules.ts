import { addDays, daysBetween } from '../../shared/dates.rules';
import type { Due, Weeks } from './log.types';

interface Away {
  fromOn: string;
  toOn: string | null;
}
interface Question {
  /** The last time, and the first day of work for whoever has had none. */
  lastOn: string | null;
  startedOn: string | null;
  weeks: number;
  pauses: readonly Away[];
  today: string;
}

/** Where nobody said otherwise: every week to day 90, then every second, the group each month. No source names one number. */
export const usualWeeks: Weeks = { first: 1, later: 2, group: 4 };
/** So many days after the day it is late rather than due. */
const grace = 7;

const isAway = (pauses: readonly Away[], day: string): boolean =>
  pauses.some(({ fromOn, toOn }) => fromOn <= day && (toOn === null || day <= toOn));

/** So many days after a day, those of leave left out; null where leave without an end comes first. */
export function afterDays(from: string, days: number, pauses: readonly Away[]): string | null {
  let day = from;
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    const leave = pauses.find(({ fromOn, toOn }) => fromOn <= day && (toOn === null || day <= toOn));
    if (!leave) left--;
    else if (leave.toOn === null) return null;
    else if (leave.toOn > day) day = leave.toOn;
  }
  return day;
}

/** By when the next one is meant to be. Leave stops the clock, and on leave nothing is due. */
export function nextDue({ lastOn, startedOn, weeks, pauses, today }: Question): Due {
  const from = lastOn ?? startedOn;
  if (from === null) return { lastOn, dueOn: null, state: 'none' };
  const dueOn = afterDays(from, weeks * 7, pauses);
  if (isAway(pauses, today)) return { lastOn, dueOn: null, state: 'away' };
  if (dueOn === null || today < dueOn) return { lastOn, dueOn, state: 'coming' };
  const lateOn = afterDays(dueOn, grace, pauses);
  return { lastOn, dueOn, state: lateOn !== null && lateOn <= today ? 'late' : 'due' };
}

/** Has somebody been here for so many days, those of leave left out? */
export function isPastDays(startedOn: string | null, days: number, pauses: readonly Away[], today: string): boolean {
  if (startedOn === null || daysBetween(startedOn, today) < days) return false;
  const reached = afterDays(startedOn, days, pauses);
  return reached !== null && reached <= today;
}
