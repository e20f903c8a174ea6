import { daysBetween } from '../shared/dates.rules';
import type { Resource } from './course-model.types';

/** After so many days a number may have changed (domain brief: crisis numbers go stale and stay online). */
export const freshDays = 180;

/** @param today YYYY-MM-DD. */
export function freshness(resource: Pick<Resource, 'verifiedOn'>, today: string): 'fresh' | 'stale' | 'unchecked' {
  if (!resource.verifiedOn) return 'unchecked';
  return daysBetween(resource.verifiedOn, today) > freshDays ? 'stale' : 'fresh';
}
