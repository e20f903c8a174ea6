type CompletionPart = 'lessons' | 'quiz' | 'scenario' | 'reflection' | 'session';

/** What makes a module complete. */
export interface CompletionRule {
  allOf: CompletionPart[];
  /** How many of the sessions somebody may miss, and which of them nobody may. */
  mayMiss?: number;
  neverMiss?: string[];
  /** A check that completes the module by itself. */
  testOut?: string;
}
/** A meeting of people, in a room or by a link. Its dates live in the database. */
export interface LiveSession {
  id: string;
  title: string;
  minutes: number;
  about: string;
}
