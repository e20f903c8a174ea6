import type { Asked } from '../enrolments/asked.types';
import type { Progress } from './progress.types';

/** Which modules may be assigned to somebody, and which waived: nothing that is complete, and nothing twice. */
export function assignable(
  published: readonly string[],
  progress: readonly Progress[],
  asked: ReadonlyMap<string, Asked>,
): { toAssign: string[]; toWaive: string[] } {
  const standing = new Map(progress.map((one) => [one.slug, one]));
  const saidOf = (slug: string) => asked.get(standing.get(slug)?.enrolmentId ?? '')?.word?.kind ?? null;
  const open = published.filter((slug) => !standing.get(slug)?.completion);
  return {
    toAssign: open.filter((slug) => saidOf(slug) !== 'assigned'),
    toWaive: open.filter(
      (slug) => saidOf(slug) === 'assigned' || (saidOf(slug) === null && Boolean(standing.get(slug)?.pathId)),
    ),
  };
}
