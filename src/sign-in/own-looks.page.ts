import type { Look } from '../audit/looks.queries';
import { grouped } from '../shared/grouped.rules';
import type { Translate } from '../shared/texts';

/** Days and names, never hours: one line for each day and viewer. */
export const ownLooksPage = (looks: readonly Look[], t: Translate) => ({
  title: t('looks.title'),
  sentence: t('looks.sentence', { count: looks.length }),
  days: [...grouped(looks, ({ on }) => on)].map(([on, some]) => ({
    on,
    viewers: some.map(({ viewer, as }) => ({ name: viewer, as: t(`looks.as.${as}`) })),
  })),
});
