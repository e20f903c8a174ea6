export type MarkKind = 'next-talk' | 'talked' | 'closed' | 'helped';

/** One thing that happened in a thread after it was asked, in the order of the person's chain. */
export interface TalkFact {
  id: string;
  threadId: string;
  chainNo: number;
  kind: 'words' | MarkKind;
  byId: string;
  by: string;
  /** Whoever asked did it. */
  isOwn: boolean;
  on: string;
  /** Null for a mark, and for words that were taken back. */
  text: string | null;
  isTakenBack: boolean;
}

/** Where a thread stands. `ended`: its question was taken back. */
export type Standing = 'waiting' | 'next-talk' | 'answered' | 'talked' | 'closed' | 'ended';
