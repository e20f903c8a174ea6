import type { Translate } from '../shared/texts';

const places = ['my-record', 'my-needs', 'my-sign-offs', 'my-conversations', 'my-supervision'] as const;
type OwnPlace = (typeof places)[number];

/** The pages about oneself that a supervisor works on too. */
export function ownWays(here: OwnPlace, t: Translate) {
  return {
    label: t('ways.own'),
    links: places.map((place) => ({
      href: `/${place}`,
      words: t(`ways.${place.replace('my-', '')}`),
      current: place === here,
    })),
  };
}
