import { createHash } from 'node:crypto';
import type { PlanLine } from './bulk-plan.rules';

/** A plan in a few letters: what was shown is what is done, or nothing is. */
export const markOf = (plan: readonly PlanLine[]): string =>
  createHash('sha256').update(JSON.stringify(plan)).digest('hex').slice(0, 32);
