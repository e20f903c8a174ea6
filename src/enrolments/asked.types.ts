import type { WorkRevision } from '../people/people.types';

/** Leave from a day to a day, both away; without an end it is still running. */
export interface Leave {
  fromOn: string;
  toOn: string | null;
}

/** How somebody works and is away. */
export interface Rhythm {
  patterns: WorkRevision[];
  /** The leave that stands, the newest first. */
  pauses: Leave[];
}

/** Why a module is asked for by its day, or has none: a code for the sentence, and its numbers. */
export interface Because {
  code: 'days' | 'hours' | 'fixed' | 'on-leave' | 'no-hours' | 'volunteer';
  /** What the rule gives: days of full-time work or paid hours; 0 for a day that somebody named. */
  amount: number;
  minutesPerWeek: number;
  isVolunteer: boolean;
  /** The hours changed between the first day counted and the day asked for. */
  changed: boolean;
  /** Working days of leave that were left out. */
  daysAway: number;
}

/** What somebody last said about one module of one person. */
export interface Word {
  kind: 'assigned' | 'waived';
  by: string | null;
  /** An instant. */
  at: string;
  dueOn: string | null;
  reason: string;
}

/** How one enrolment is asked for today. */
export interface Asked {
  dueOn: string | null;
  because: Because | null;
  onLeave: boolean;
  word: Word | null;
}

/** One standing enrolment, as whoever loaded it knows it. */
export interface StandingFor {
  enrolmentId: string;
  personId: string;
  slug: string;
  pathId: string | null;
  enrolledAt: string;
  /** The person's first day of work. */
  workedFrom: string | null;
}
