export const roles = ['learner', 'trainer', 'supervisor', 'administrator'] as const;
export type Role = (typeof roles)[number];
/** What somebody is known for; it opens no page by itself. */
export const marks = ['reviewer', 'lived-experience', 'experienced-observer'] as const;
export type Mark = (typeof marks)[number];
export const teamTypes = ['act', 'clinical', 'inpatient', 'crisis', 'peer-run', 'campus'] as const;
export type TeamType = (typeof teamTypes)[number];

/** How somebody works from a day on (a revision of their work pattern). */
export interface WorkRevision {
  fromOn: string;
  minutesPerWeek: number;
  /** ISO weekdays, Monday = 1: `12345`. */
  workingDays: string;
  engagement: 'paid' | 'volunteer';
}

/** Whoever asks, as every service wants to know them. */
export interface SignedInPerson {
  id: string;
  name: string;
  language: string;
  roles: ReadonlySet<Role>;
}

/** Somebody's name as others may see it. */
export interface Named {
  id: string;
  name: string;
}

/** For whom somebody covers, up to the day (not included) that these are back. */
export interface Covering {
  name: string;
  until: string;
}

export interface SupervisedPerson extends Named {
  teamId: string | null;
  teamName: string | null;
  startedOn: string | null;
  /** Null: their supervisor's own; else whom the supervisor covers for. */
  covered: Covering | null;
}

/** Somebody who looks after somebody: their supervisor, or whoever covers for that one. */
export interface Overseer extends Named {
  covers: Covering | null;
}

/** A team somebody belongs to, or somebody who supervises them, from a day up to another. */
export interface Placement extends Named {
  fromOn: string;
  toOn: string | null;
}
