import type { Standing, TalkFact } from './talk.types';

type Said = Pick<TalkFact, 'kind' | 'isOwn' | 'isTakenBack'>;

/**
 * Where a thread stands, read from what happened in it, in order. What was put on the list for the next talk stays there until
 * it was talked about or closed. Whoever writes in a closed thread opens it again.
 */
export function standingOf(facts: readonly Said[], isWithdrawn: boolean): Standing {
  if (isWithdrawn) return 'ended';
  let standing: Standing = 'waiting';
  let isForTalk = false;
  for (const { kind, isOwn } of facts.filter((one) => !one.isTakenBack)) {
    if (kind === 'next-talk') isForTalk = true;
    else if (kind === 'words') standing = isOwn ? 'waiting' : 'answered';
    else {
      isForTalk = false;
      standing = kind === 'talked' ? 'talked' : 'closed';
    }
  }
  return isForTalk ? 'next-talk' : standing;
}

/** Did anybody else do something here since whoever asked last did? */
export function hasNews(facts: readonly Said[]): boolean {
  const last = facts.filter((one) => !one.isTakenBack).at(-1);
  return last !== undefined && !last.isOwn;
}

/** On which day did the state begin that a thread is in? Of words and marks the last that counts, else the day it was put. */
export function since(facts: readonly (Said & { on: string })[], askedOn: string): string {
  return facts.filter((one) => !one.isTakenBack).at(-1)?.on ?? askedOn;
}
