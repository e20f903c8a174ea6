import { addDays } from '../shared/dates.rules';
import type { Translate } from '../shared/texts';
import { formatInstant } from '../shared/views';
import type { Covering, Overseer } from './people.types';

/** Who looks after somebody, each with whom they cover for and until which day (the last that counts). */
export const overseerNames = (overseers: readonly Overseer[], t: Translate): string[] =>
  overseers.map(({ name, covers }) => (covers ? t('cover.named', { name, ...coveringWords(covers, t) }) : name));

export const coveringWords = ({ name, until }: Covering, t: Translate): { for: string; until: string } => ({
  for: name,
  until: formatInstant(addDays(until, -1), t.language, 'UTC', { day: 'numeric', month: 'long' }),
});
