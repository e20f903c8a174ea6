import type { Translate } from '../shared/texts';

/** The pages of this door, in the order of the overview: the rest of the address, with a name (`administration.<key>`) and what it is for (`administration.<key>Help`). */
const parts = [
  { path: 'people', key: 'people' },
  { path: 'teams', key: 'teams' },
  { path: 'slots', key: 'slots' },
  { path: 'roster', key: 'roster' },
  { path: 'messages', key: 'messages' },
  { path: 'backups', key: 'backups' },
  { path: 'certificates', key: 'certificates' },
  { path: 'completions', key: 'completions' },
  { path: 'obstacles', key: 'obstacles' },
  { path: 'audit', key: 'audit' },
];

/** Where an administrator begins: what there is, counted, and what can be done. */
export function overviewPage(counts: { people: number; waiting: number; teams: number }, t: Translate) {
  return {
    title: t('administration.title'),
    sentence: t('administration.sentence', counts),
    parts: parts.map(({ path, key }) => ({
      href: `/administration/${path}`,
      name: t(`administration.${key}`),
      help: t(`administration.${key}Help`),
    })),
  };
}
