import type { Needs } from '../evidence/needs.service';
import type { Translate } from '../shared/texts';
import { formatInstant } from '../shared/views';
import { coverageOf, monthsBack, perMonth } from './team-progress.rules';
import type { TeamFacts } from './team-rows.page';
import { teamWays } from './team-ways.page';

const shownMonths = 12;
/** Bars are drawn in these units, and as wide as their cell. */
const full = 100;

/** What one's people finished month by month, and how many have each area in place: bars with their words beside. */
export function teamProgressPage(
  { progress, people, today }: TeamFacts,
  needs: ReadonlyMap<string, Needs>,
  t: Translate,
) {
  const days = progress.flatMap(({ completion, earlier }) =>
    [...(completion ? [completion] : []), ...earlier].map(({ completedOn }) => completedOn),
  );
  const months = monthsBack(today, shownMonths);
  const counts = perMonth(days, months);
  const most = Math.max(1, ...counts);
  const areas = coverageOf(people.map(({ id }) => needs.get(id)?.areas ?? []));
  const finished = counts.reduce((sum, one) => sum + one, 0);
  return {
    title: t('progress.title'),
    ways: teamWays('/progress', t),
    sentence: people.length === 0 ? t('team.empty') : t('progress.sentence', { count: finished, months: shownMonths }),
    months: months.map((month, n) => ({
      label: formatInstant(`${month}-01`, t.language, 'UTC', { month: 'long', year: 'numeric' }),
      words: t('progress.finished', { count: counts[n]! }),
      on: (counts[n]! / most) * full,
      full: null,
    })),
    areas: areas.map(({ title, inPlace, of }) => ({
      label: title,
      words: t('progress.inPlace', { inPlace, of }),
      on: (inPlace / of) * full,
      full,
    })),
  };
}
