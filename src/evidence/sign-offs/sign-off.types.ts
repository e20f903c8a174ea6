import type { Context } from '../needs.types';

/** How it was seen: real work, played through, or talked through. */
export const moments = ['observation', 'role-play', 'talk'] as const;
export type Moment = (typeof moments)[number];
/** What was seen of one criterion. */
export const sights = ['alone', 'with-support', 'not-yet', 'not-seen'] as const;
export type Sight = (typeof sights)[number];
export type FactKind = 'asked' | 'withdrawn' | 'rated' | 'corrected' | 'taken-back' | 'agreed' | 'disputed';

/** What was chosen for one criterion, in the wording of one version. */
export interface Judged {
  versionId: string;
  criterionId: string;
  sight: Sight;
}

/** One fact of a sign-off, as the rules know it. */
export interface Fact {
  id: string;
  signOffId: string;
  stepNo: number;
  kind: FactKind;
  competency: string;
  byId: string;
  observerId: string | null;
  moment: Moment | null;
  level: number | null;
  seenOn: string | null;
  context: Context | null;
  criteria: readonly Judged[];
  /** The day it was written down. */
  on: string;
  chainNo: number;
}

/** What somebody saw, as it stands after what was put right. */
export interface Rating {
  /** Of its last revision. */
  id: string;
  raterId: string;
  moment: Moment;
  /** Null: it did not come up. */
  level: number | null;
  seenOn: string;
  context: Context | null;
  criteria: readonly Judged[];
  on: string;
  chainNo: number;
  isCorrected: boolean;
}

/** Asked for · rated, waiting for the person · agreed: shown, or not yet · seen differently · settled by a third · taken back. */
export type State = 'requested' | 'observed' | 'disputed' | 'agreed' | 'not-yet' | 'settled' | 'over';

export interface SignOff {
  id: string;
  competency: string;
  state: State;
  /** Who is asked to watch; null: whoever supervises. */
  observerId: string | null;
  /** Who asked them. */
  askedById: string | null;
  asked: Fact | null;
  first: Rating | null;
  third: Rating | null;
  /** Ratings in which it did not come up. */
  notSeen: Rating[];
  agreed: Fact | null;
  disputed: Fact | null;
  facts: readonly Fact[];
}
