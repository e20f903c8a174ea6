import { addDays } from '../shared/dates.rules';
import { overlap } from './spans.rules';

interface Days {
  fromOn: string;
  toOn: string;
}
interface Arranged extends Days {
  supervisorId: string;
  covererId: string;
}
const longestDays = 366;

/** What is wrong with the days themselves, by field. A cover begins today or later: nobody gets to see anything for days gone by. */
export function daysProblem({ fromOn, toOn }: Days, today: string): Record<string, string> {
  if (fromOn < today) return { from: 'cover.past' };
  if (toOn <= fromOn) return { to: 'cover.order' };
  return toOn > addDays(fromOn, longestDays) ? { to: 'cover.long' } : {};
}

/** Why a cover cannot stand beside the others: somebody has one stand-in at a time, and whoever is away or covered for stands in for nobody. */
export function coverProblem(wanted: Arranged, others: readonly Arranged[]): string | null {
  const meanwhile = others.filter((other) => overlap(other, wanted));
  if (meanwhile.some((other) => other.supervisorId === wanted.supervisorId)) return 'cover.already';
  if (meanwhile.some((other) => other.supervisorId === wanted.covererId)) return 'cover.awayToo';
  return meanwhile.some((other) => other.covererId === wanted.supervisorId) ? 'cover.coversThen' : null;
}

/** Up to which day one that is ended today has counted; one that has not begun never was. */
export const endedOn = ({ fromOn, toOn }: Days, today: string): string =>
  today < fromOn ? fromOn : today < toOn ? today : toOn;
