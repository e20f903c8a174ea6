import type { Rhythm } from '../enrolments/asked.types';
import { dueOf } from '../enrolments/due.rules';
import { daysBetween } from '../shared/dates.rules';
import type { Stage, Standing } from './needs.types';

/** The last days of the first two stages. */
const [settledAfter, yearlyAfter] = [90, 365];

/**
 * Where somebody stands, counted as due days are: leave stops the count, fewer hours stretch it.
 * @param startedOn the first day of work; where nobody knows it, everything is still before first contact.
 */
export function standingOn(startedOn: string | null, rhythm: Rhythm, today: string): Standing {
  if (!startedOn || startedOn > today) return { stage: 'before-contact', day: null };
  const isReached = (days: number) => {
    const { dueOn } = dueOf({ askedOn: startedOn, startedOn, ...rhythm, rule: { days } });
    return dueOn !== null && dueOn <= today;
  };
  let [reached, beyond] = [0, 3 * daysBetween(startedOn, today) + 7]; // nobody works three weeks in one
  while (beyond - reached > 1) {
    const days = Math.floor((reached + beyond) / 2);
    if (isReached(days)) reached = days;
    else beyond = days;
  }
  return { stage: stageAt(reached), day: Math.max(1, reached) };
}

const stageAt = (days: number): Stage =>
  days < settledAfter ? 'before-contact' : days < yearlyAfter ? 'day-90' : 'yearly';
