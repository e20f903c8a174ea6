import { daysBetween } from '../shared/dates.rules';
import type { Resource } from './course-model.types';

/** After so many days a number may have changed (domain brief: crisis numbers go stale and stay online). */
export const freshDays = 180;

export type Freshness = 'fresh' | 'stale' | 'unchecked';

/** @param today YYYY-MM-DD. */
export function freshness(resource: Pick<Resource, 'verifiedOn'>, today: string): Freshness {
  if (!resource.verifiedOn) return 'unchecked';
  return daysBetween(resource.verifiedOn, today) > freshDays ? 'stale' : 'fresh';
}

/** How many services somebody has to ask again, or for the first time. */
export function countChecks(resources: readonly Resource[], today: string): { stale: number; unchecked: number } {
  const count = (state: Freshness) => resources.filter((resource) => freshness(resource, today) === state).length;
  return { stale: count('stale'), unchecked: count('unchecked') };
}
