import type { Translate } from '../shared/texts';

const places = ['', '/needs', '/sign-offs', '/conversation', '/supervision'] as const;
type PersonPlace = (typeof places)[number];

/** The pages about one of one's people, each a press from the others. */
export function personWays({ id, name }: { id: string; name: string }, here: PersonPlace, t: Translate) {
  return {
    label: t('ways.person', { name }),
    links: places.map((place) => ({
      href: `/people/${id}${place}`,
      words: t(`ways.${place.slice(1) || 'training'}`),
      current: place === here,
    })),
  };
}
