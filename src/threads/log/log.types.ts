export const entryKinds = ['one-to-one', 'group', 'peer'] as const;
export type EntryKind = (typeof entryKinds)[number];

/** One supervision as it stands after every correction. */
export interface LogEntry {
  id: string;
  personId: string;
  entryNo: number;
  revision: number;
  withdrawn: number;
  kind: EntryKind;
  heldOn: string;
  minutes: number;
  withId: string | null;
  with: string | null;
  nextOn: string | null;
  recordedById: string;
}

/** How often, in weeks: one-to-one up to day 90 and after it, and in the group. */
export interface Weeks {
  first: number;
  later: number;
  group: number;
}

/** When the next one is meant to be, and whether that day has come. `away`: no clock runs today. */
export interface Due {
  lastOn: string | null;
  dueOn: string | null;
  state: 'none' | 'coming' | 'due' | 'late' | 'away';
}
export interface DuePair {
  oneToOne: Due;
  group: Due;
}
