import type { Translate } from '../shared/texts';

const places = ['', '/questions', '/modules'] as const;
type TeamPlace = (typeof places)[number];

/** The pages about all of one's people, each a press from the others. */
export const teamWays = (here: TeamPlace, t: Translate) => ({
  label: t('ways.team'),
  links: places.map((place) => ({
    href: `/team${place}`,
    words: t(`ways.${place.slice(1) || 'week'}`),
    current: place === here,
  })),
});
