import type { StandingFor } from '../enrolments/asked.types';
import type { Facts } from './completion.rules';

/** Everything the ledgers say about one person and one module. */
export interface Progress extends Facts, StandingFor {
  versionId: string | null;
  startedAt: string | null;
  done: Set<string>;
  completion: { completedOn: string; versionId: string; minutes: number } | null;
}
