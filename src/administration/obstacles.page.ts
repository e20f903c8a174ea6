import { grouped } from '../shared/grouped.rules';
import type { Translate } from '../shared/texts';

/** What is in the way of five people or more, by reason. Nobody is named, and nothing smaller is said. */
export function obstaclesPage(counted: readonly { title: string; reason: string; people: number }[], t: Translate) {
  return {
    title: t('obstacles.title'),
    sentence: t(counted.length > 0 ? 'obstacles.sentence' : 'obstacles.none'),
    groups: [...grouped(counted, (one) => one.reason)].map(([reason, rows]) => ({
      heading: t(`needs.obstacle.${reason}`),
      help: t(`obstacles.help.${reason}`),
      rows: [...rows].sort((a, b) => b.people - a.people),
    })),
  };
}
