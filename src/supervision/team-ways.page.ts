import type { Translate } from '../shared/texts';

const places = ['', '/questions', '/modules', '/competencies', '/progress', '/completions'] as const;
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

/** The same table as files. @param address what a path becomes with everything that is chosen. */
export const downloadsOf = (path: string, address: (path: string) => string, t: Translate) => ({
  label: t('sheet.downloads'),
  links: (['csv', 'xlsx'] as const).map((kind) => ({ href: address(`${path}.${kind}`), words: t(`sheet.${kind}`) })),
});
