import type { WorkRevision } from './people.types';

interface Dated {
  id: string;
  fromOn: string;
  recordedAt: string;
}

/** What counts on a day: of all that began by then the latest, and of two for the same day the one recorded last. */
export function patternOn<T extends Dated>(patterns: readonly T[], day: string): T | null {
  const begun = patterns.filter((pattern) => pattern.fromOn <= day);
  const order = (one: T) => `${one.fromOn} ${one.recordedAt} ${one.id}`;
  return begun.reduce<T | null>((best, one) => (best && order(best) > order(one) ? best : one), null);
}

/** Of several revisions of one person from one day the last; the others in their order. @param all in the order of their days, then as recorded. */
export function byPerson(all: readonly (WorkRevision & { personId: string })[]): Map<string, WorkRevision[]> {
  const found = new Map<string, WorkRevision[]>();
  for (const { personId, fromOn, minutesPerWeek, workingDays, engagement } of all) {
    const before = found.get(personId) ?? [];
    const own = { fromOn, minutesPerWeek, workingDays, engagement };
    found.set(personId, [...before.filter((one) => one.fromOn !== fromOn), own]);
  }
  return found;
}

/** Hours as somebody types them (37.5 or 37,5) in whole minutes; null where that is no number of hours of a week. */
export function minutesOf(hours: string): number | null {
  if (!/^\d{1,3}([.,]\d{1,2})?$/.test(hours.trim())) return null;
  const minutes = Math.round(Number(hours.trim().replace(',', '.')) * 60);
  return minutes <= 7 * 24 * 60 ? minutes : null;
}

export const hoursOf = (minutes: number): string => String(Math.round((minutes / 60) * 100) / 100);
