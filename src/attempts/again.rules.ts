import type { Quiz } from '../content/course-model.types';
import type { PickKind } from './attempt-pick.entity';

/** A try of a quiz, as the rules need it; in the order in which they began. */
export interface Try {
  id: string;
  kind: PickKind;
  open: boolean;
  passed: boolean;
  /** An instant; empty while it is open. */
  submittedAt: string;
}

/** How a quiz stands for somebody after the tries so far. */
export interface Standing {
  /** The next try begins from this instant on; null where it may begin now. */
  waitUntil: string | null;
  /** Since when a talk is offered; null where it is not. */
  talkSince: string | null;
  /** The try whose misses can be asked for alone; null where the whole is asked. */
  recheckOf: string | null;
}

/** A talk is offered after so many tries that were not passed. */
export const talkAfterOf = (quiz: Quiz): number => quiz.talkAfter ?? 2;
const hour = 3_600_000;

/** The tries of the quiz itself: what was asked weeks after the module was finished is none of them. */
export const triesOf = <T extends Pick<Try, 'kind'>>(attempts: readonly T[]): T[] =>
  attempts.filter((attempt) => attempt.kind !== 'spaced');

/** Practice waits for nothing and needs no talk, and neither does a check that was ever passed. */
export function standingOf(quiz: Quiz, mode: 'check' | 'practice', attempts: readonly Try[], now: Date): Standing {
  const handedIn = triesOf(attempts).filter((one) => !one.open);
  const last = handedIn.at(-1);
  if (mode === 'practice' || !last || handedIn.some((one) => one.passed))
    return { waitUntil: null, talkSince: null, recheckOf: null };
  const until = new Date(Date.parse(last.submittedAt) + (quiz.coolingOffHours ?? 0) * hour);
  return {
    waitUntil: until > now ? until.toISOString() : null,
    talkSince: handedIn[talkAfterOf(quiz) - 1]?.submittedAt ?? null,
    recheckOf: quiz.recheck === 'objectives' ? last.id : null,
  };
}
