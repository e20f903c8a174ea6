/** What was last filled into a slot, everywhere (`teamId` null) or for one team. Days are YYYY-MM-DD. */
export interface SlotValue {
  /** Of its revision. */
  id: string;
  key: string;
  teamId: string | null;
  /** Empty: taken out again. */
  value: string;
  checkedOn: string;
  /** The last day it is good; null: it does not run out. */
  expiresOn: string | null;
}

/** `optional`: not filled in, and nothing waits for it. `soon`: it runs out within 14 days. */
export type SlotState = 'filled' | 'soon' | 'expired' | 'empty' | 'optional' | 'derived';

/** A required slot without a good value. */
export interface BlockingSlot {
  key: string;
  label: string;
  state: 'empty' | 'expired';
}

/** A value that runs out soon, or has. */
export interface RunningOut {
  revisionId: string;
  key: string;
  label: string;
  /** Whose own value it is; null: everywhere. */
  team: string | null;
  state: 'soon' | 'expired';
  expiresOn: string;
}

/** A published module that some newcomers cannot begin. */
export interface WaitingModule {
  slug: string;
  title: string;
  reasons: (BlockingSlot & {
    /** Names of the teams whose newcomers wait; null: people in no team. */
    teams: (string | null)[];
    everywhere: boolean;
  })[];
}
