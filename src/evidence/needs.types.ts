import type { Competency } from '../content/course-model.types';

/** What somebody else saw, heard or read, and wrote down. */
export const ratedKinds = ['observation', 'role-play', 'talk', 'document'] as const;
export type RatedKind = (typeof ratedKinds)[number];
/** What is written down, everything that nobody can derive. */
export type RecordedKind = RatedKind | 'self-rating' | 'wish' | 'obstacle';
/** What stands in the way, where training does not help. */
export const obstacleReasons = ['workload', 'tools', 'policy', 'adjustment'] as const;
export type ObstacleReason = (typeof obstacleReasons)[number];
/** Where it was seen. */
export const contexts = ['one-to-one', 'group', 'phone', 'outreach', 'team'] as const;
export type Context = (typeof contexts)[number];

/** One thing that says something about one competency of one person. Quizzes and scenarios are derived, the rest is recorded. */
export interface Evidence {
  id: string;
  competency: string;
  kind: 'quiz' | 'scenario' | RatedKind | 'self-rating';
  /** 0 to 4; null for "not part of my job here", which only a self-rating can say. */
  level: number | null;
  /** A day, YYYY-MM-DD. */
  on: string;
  /** The place in the person's chain: of one day, the later counts. */
  chainNo: number;
  /** For what is derived, which quiz or scenario: each speaks for itself. */
  source?: string;
}
export interface Wish {
  id: string;
  on: string;
}
export interface Obstacle {
  id: string;
  on: string;
  reason: ObstacleReason;
}

export type Stage = 'before-contact' | 'day-90' | 'yearly';
/** Where somebody stands in their time here; `day` counts from the first day as due days are counted. */
export interface Standing {
  stage: Stage;
  day: number | null;
}

export const bands = ['before-contact', 'this-month', 'next-quarter', 'watch', 'none'] as const;
export type Band = (typeof bands)[number];
/** What to talk about: sure of oneself though seen well, the other way round, unsure, or whether it is part of the job. */
export type Talk = 'confidence' | 'apart' | 'unsure' | 'not-my-job';
export type Action = 'observe' | 'learn' | 'practise' | 'refresh' | 'remove-obstacle';

/** What is shown of one competency. */
export interface Evidenced {
  level: number;
  /** What the level rests on. */
  rests: Evidence | null;
  /** What somebody saw, played through or talked through; null where nobody did. */
  seen: number | null;
  isStale: boolean;
}

/** Of one competency: what is asked, what is shown, what somebody says of themselves, and what follows. */
export interface Need extends Evidenced {
  competency: Competency;
  required: number;
  /** What somebody last said of themselves. */
  self: Evidence | null;
  gap: number;
  wish: Wish | null;
  obstacle: Obstacle | null;
  score: number;
  band: Band;
  action: Action | null;
  talk: Talk | null;
  /** Everything that this stands on, the newest first. */
  evidenceIds: string[];
}
