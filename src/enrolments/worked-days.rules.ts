/** What each weekday counts, Monday first. */
export type Week = readonly number[];

/** A clock that counts work: days are whole numbers from 1 January 1970 on. */
export interface Clock {
  /** Days on which the week changes or leave begins or ends, in order. */
  cuts: readonly number[];
  week(day: number): Week;
  isAway(day: number): boolean;
}

export const dayNumber = (day: string): number => Date.parse(day) / 86_400_000;
export const dayOf = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);

/** 1 January 1970 was a Thursday. */
const on = (week: Week, day: number): number => week[(day + 3) % 7]!;

const sum = (week: Week): number => week.reduce((all, one) => all + one, 0);
const aCentury = 36_525;

/** The days from `from` up to, not including, `to`, in stretches of one week's pattern, all away or none. */
function* stretches(from: number, to: number, clock: Clock) {
  let day = from;
  for (const cut of [...clock.cuts, to]) {
    const end = Math.min(cut, to);
    if (end > day) yield { day, end, week: clock.week(day), isAway: clock.isAway(day) };
    day = Math.max(day, end);
  }
}

/** The first working day before which `need` has been worked, from this day on; null where that never comes. Whole weeks are taken at a stride. */
export function reach(from: number, need: number, clock: Clock): number | null {
  let left = need;
  for (const { day: first, end, week, isAway } of stretches(from, from + aCentury, clock)) {
    const aWeek = isAway ? 0 : sum(week);
    if (aWeek === 0) continue;
    const weeks = Math.max(0, Math.min(Math.floor((end - first) / 7), Math.floor(left / aWeek)));
    left -= weeks * aWeek;
    for (let day = first + 7 * weeks; day < end; day++) {
      if (left <= 0 && on(week, day) > 0) return day;
      left -= on(week, day);
    }
  }
  return null;
}

/** What a week counts in the days from `from` up to, not including, `to`. */
export function worked(from: number, to: number, week: Week): number {
  let all = Math.floor((to - from) / 7) * sum(week);
  for (let day = to - ((to - from) % 7); day < to; day++) all += on(week, day);
  return all;
}

/** Work and working days that leave takes out of the days from `from` up to, not including, `to`. */
export function lost(from: number, to: number, clock: Clock): { work: number; days: number } {
  const found = { work: 0, days: 0 };
  for (const { day, end, week, isAway } of stretches(from, to, clock)) {
    if (!isAway) continue;
    found.work += worked(day, end, week);
    found.days += worked(
      day,
      end,
      week.map((one) => Number(one > 0)),
    );
  }
  return found;
}
