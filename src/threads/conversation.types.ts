/** What stands in a conversation: its day, points to talk about, words under a point, actions, what is done of them, when they meet next, and what was added after both signed. */
export type EntryKind = 'day' | 'point' | 'words' | 'action' | 'tick' | 'next' | 'addition';

/** Where a point comes from: one of the two thought of it, or it was read from what is recorded. */
export type PointSource = 'own' | 'rating' | 'need' | 'question' | 'overdue' | 'closed' | 'sign-off';
/** What closes an action by itself; `none`: the two tick it off. */
export type Tie = 'none' | 'module' | 'competency';
export const doers = ['person', 'supervisor', 'both', 'other'] as const;
export type Doer = (typeof doers)[number];

/** Which of the two. */
export type Side = 'person' | 'supervisor';

export interface Point {
  no: number;
  id: string;
  source: PointSource;
  /** A competency, a module or a question; null for what somebody thought of. */
  subject: string | null;
  /** Null once the words are deleted. */
  title: string | null;
  by: Side;
  /** The day that the reason for it names: of a question, or until when something was asked. */
  on: string | null;
  words: Record<Side, Words | null>;
}
export interface Words {
  no: number;
  revision: number;
  text: string | null;
}
export interface Action {
  no: number;
  id: string;
  what: string;
  who: Doer;
  /** Somebody else, as they were named. */
  name: string;
  by: string;
  how: string;
  tie: Tie;
  subject: string | null;
  agreedOn: string;
  tickedOn: string | null;
}
interface Addition {
  by: Side;
  on: string;
  text: string | null;
}

/** A conversation as it stands. */
export interface Conversation {
  id: string;
  personId: string;
  supervisorId: string;
  person: string;
  supervisor: string;
  day: string;
  next: string | null;
  points: Point[];
  actions: Action[];
  additions: Addition[];
  /** The day on which each signed what stands; null where something was changed since. */
  signed: Record<Side, string | null>;
  isClosed: boolean;
  /** The newest thing that somebody who signs has to have read. */
  seen: string;
  deletedOn: string;
  isDeleted: boolean;
}
