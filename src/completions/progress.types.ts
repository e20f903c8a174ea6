import type { StandingFor } from '../enrolments/asked.types';
import type { Facts } from './completion.rules';

/** How somebody completed a module: worked through it, passed its test-out, or had learned it elsewhere. */
export type Way = 'worked' | 'test-out' | 'prior-learning';

interface Base {
  enrolmentId: string;
  completedOn: string;
  versionId: string;
  minutes: number;
}
/** A completion as the ledgers hold it. */
export interface Granted extends Base {
  /** A trainer accepted what was learned elsewhere. */
  isAccepted: boolean;
  /** What was done when it was granted. */
  then: Facts;
}
/** A completion with what its version says of it. */
export interface Completed extends Base {
  way: Way;
  /** The last day on which it is valid; null where it is for good. */
  validUntil: string | null;
}

/** Everything the ledgers say about one person and one module, in the period that stands. */
export interface Progress<Done = Completed> extends Facts, StandingFor {
  period: number;
  /** False where a later period was planned, and withdrawn before it was begun. */
  isLast: boolean;
  versionId: string | null;
  startedAt: string | null;
  done: Set<string>;
  /** The few questions that were begun last, weeks after it was finished. */
  lastSpaced: { id: string; startedAt: string; open: boolean } | null;
  completion: Done | null;
  /** Completions of periods before, the newest first. */
  earlier: Done[];
  scenariosBefore: string[];
}
