import type { TrainingModule } from '../content/course-model.types';
import { sessionsOf } from '../content/live-sessions.rules';

const minute = 60_000;
/** People come a little early, and sign the list when it is over. */
const opensBefore = 30;
const closesAfter = 60;
/** No 0, 1, I, O and no vowels: nothing to mix up on a wall, and no words by chance. */
const letters = '23456789BCDFGHJKMNPQRSTVWXYZ';
const codeLength = 6;

interface When {
  /** An instant. */
  startsAt: string;
  minutes: number;
}

/** From when until when the code of a date works. */
export function windowOf({ startsAt, minutes }: When): { from: Date; until: Date } {
  const starts = Date.parse(startsAt);
  return {
    from: new Date(starts - opensBefore * minute),
    until: new Date(starts + (minutes + closesAfter) * minute),
  };
}

export function isOpenAt(date: When, now: Date): boolean {
  const { from, until } = windowOf(date);
  return now >= from && now <= until;
}

/** @param random gives whole numbers below its argument. */
export const newCode = (random: (below: number) => number): string =>
  Array.from({ length: codeLength }, () => letters[random(letters.length)]).join('');

/** A code as somebody types it from a wall: small letters, spaces and dashes do no harm. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '');

/**
 * The ids of the sessions that somebody still has to attend. Who may miss some and has not attended enough chooses among
 * those that are left; once only those are left that may not be missed, it is exactly these. Nothing: it is enough.
 */
export function sessionsToAttend(module: TrainingModule, attended: (id: string) => boolean): string[] {
  const { mayMiss = 0, neverMiss = [] } = module.completion;
  const left = sessionsOf(module)
    .map((session) => session.id)
    .filter((id) => !attended(id));
  const must = left.filter((id) => neverMiss.includes(id));
  return must.length >= left.length - mayMiss ? must : left;
}

/** The minutes that somebody spent in live sessions of a module: for hours on certificates. */
export const liveMinutesOf = (module: TrainingModule, attended: (id: string) => boolean): number =>
  sessionsOf(module)
    .filter((session) => attended(session.id))
    .reduce((sum, session) => sum + session.minutes, 0);
