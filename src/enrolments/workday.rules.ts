import type { Rhythm } from './asked.types';
import { isAwayOn } from './pause.rules';
import { dayNumber, dayOf } from './worked-days.rules';

/** How everybody works about whom nothing else is said. */
const unsaid = { minutesPerWeek: 2250, workingDays: '12345' };
const mostDays = 366;

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (day: string): number => ((dayNumber(day) + 3) % 7) + 1;

export const mondayOf = (day: string): string => dayOf(dayNumber(day) - weekdayOf(day) + 1);

/** Is this a day on which somebody works: one of their own, and no leave? */
export function isWorkday({ patterns, pauses }: Rhythm, day: string): boolean {
  const { minutesPerWeek, workingDays } = patterns.findLast(({ fromOn }) => fromOn <= day) ?? unsaid;
  const days = workingDays || unsaid.workingDays;
  return minutesPerWeek > 0 && days.includes(String(weekdayOf(day))) && !pauses.some((leave) => isAwayOn(leave, day));
}

/** How many days somebody works from a day to another, both counted. No more than a year is looked at. */
export function workdaysBetween(rhythm: Rhythm, from: string, to: string): number {
  const first = dayNumber(from);
  const last = Math.min(dayNumber(to), first + mostDays);
  let found = 0;
  for (let day = first; day <= last; day++) if (isWorkday(rhythm, dayOf(day))) found++;
  return found;
}
