import type { Rhythm } from '../../enrolments/asked.types';
import { workdaysBetween } from '../../enrolments/workday.rules';
import { addDays } from '../../shared/dates.rules';

/** A module that somebody has to do by a day. */
export interface DueItem {
  enrolmentId: string;
  slug: string;
  dueOn: string;
  /** What was so on this day already is never told of by mail. */
  knownOn: string;
}
export type DueKind = 'soon' | 'late';

const soonWorkdays = 3;
const digestAheadDays = 7;
/** After that it is a matter for a talk, not for mails. */
const lateDays = 28;

const isSoon = ({ dueOn }: DueItem, rhythm: Rhythm, day: string): boolean =>
  day <= dueOn && workdaysBetween(rhythm, day, dueOn) <= soonWorkdays;

/** Whether its day is near (three of the person's own working days or fewer) or has passed, where it was not so already when mails began. */
export function dueKind(item: DueItem, rhythm: Rhythm, today: string): DueKind | null {
  const { dueOn, knownOn } = item;
  if (dueOn <= knownOn) return null;
  if (today > dueOn) return today <= addDays(dueOn, lateDays) ? 'late' : null;
  return isSoon(item, rhythm, today) && !isSoon(item, rhythm, knownOn) ? 'soon' : null;
}

/** What a weekly note says of it: the next seven days count too. */
export function digestKind(item: DueItem, rhythm: Rhythm, today: string): DueKind | null {
  if (item.dueOn <= item.knownOn) return null;
  if (today > item.dueOn) return dueKind(item, rhythm, today);
  return item.dueOn <= addDays(today, digestAheadDays) || isSoon(item, rhythm, today) ? 'soon' : null;
}
