interface Dated {
  id: string;
  fromOn: string;
  recordedAt: string;
  withdrawn: number;
}

/** What counts on a day: of all that stand and began by then the latest. */
export const patternOn = <T extends Dated>(patterns: readonly T[], day: string): T | null =>
  standingPatterns(patterns).findLast((pattern) => pattern.fromOn <= day) ?? null;

/** One for each day that something stands of, the earliest first: what was recorded last, unless that withdrew it. */
export function standingPatterns<T extends Dated>(patterns: readonly T[]): T[] {
  const order = (one: T) => `${one.fromOn} ${one.recordedAt} ${one.id}`;
  const sorted = [...patterns].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return [...new Map(sorted.map((one) => [one.fromOn, one])).values()].filter((one) => one.withdrawn === 0);
}

/** Hours as somebody types them (37.5 or 37,5) in whole minutes; null where that is no number of hours of a week. */
export function minutesOf(hours: string): number | null {
  if (!/^\d{1,3}([.,]\d{1,2})?$/.test(hours.trim())) return null;
  const minutes = Math.round(Number(hours.trim().replace(',', '.')) * 60);
  return minutes <= 7 * 24 * 60 ? minutes : null;
}

export const hoursOf = (minutes: number): string => String(Math.round((minutes / 60) * 100) / 100);
