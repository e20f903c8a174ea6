import { isRated } from '../entries.rules';
import type { StoredEntry } from '../evidence.queries';
import type { StoredFact, StoredReply } from './sign-off.queries';

/** Something that somebody else wrote about one's skills, and that one has not said to have read. */
export interface News {
  on: string;
  by: string;
  competency: string;
  isSignOff: boolean;
}

/** What was written about somebody since they last said that they have read it, the newest first. @param entries those that stand. */
export function newsIn(
  entries: readonly StoredEntry[],
  facts: readonly StoredFact[],
  replies: readonly StoredReply[],
): News[] {
  const readUpTo = replies.filter(({ factId }) => factId === null).at(-1)?.chainNo ?? 0;
  const told = [
    ...entries
      .filter(({ kind }) => isRated(kind))
      .map(({ rater: by, seenOn: on, competency, chainNo }) => ({ on, by, competency, chainNo, isSignOff: false })),
    ...facts
      .filter(({ kind }) => kind === 'rated' || kind === 'corrected' || kind === 'taken-back')
      .map(({ by, on, competency, chainNo }) => ({ on, by, competency, chainNo, isSignOff: true })),
  ];
  return told
    .filter(({ chainNo }) => chainNo > readUpTo)
    .sort((a, b) => (a.on === b.on ? b.chainNo - a.chainNo : a.on < b.on ? 1 : -1));
}
