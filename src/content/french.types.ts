import type { Lesson, Quiz, Scenario } from './course-model.types';

/** module.fr.yaml, once read. */
export interface FrenchHead {
  title: string;
  summary: string;
  /** By id. */
  objectives: Record<string, string>;
  /** In the order of the source. */
  contentNotes: string[];
  signOff: Record<string, string>;
  sessions: Record<string, { title: string; about: string }>;
}

/** The French of a module, as far as it is there. Its parts are as they were read; `translated.rules.ts` lays them over the source. */
export interface FrenchWords {
  head: FrenchHead | null;
  lessons: Lesson[];
  quizzes: Quiz[];
  scenarios: Scenario[];
}

/** The French of a path, its groups in the order of the source; of the checklist each line has its own. */
export interface FrenchPath {
  title: string;
  groups: { title: string; why: string }[];
}

/** The French of a service, as far as it differs. */
export interface FrenchResource {
  name?: string;
  about: string;
  region?: string;
  hours?: string;
  cost?: string;
}
