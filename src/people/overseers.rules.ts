import type { Covering, Named, Overseer } from './people.types';

export type OverseerRow = Named & { coversFor: string | null; until: string | null };

/** The first of each, in the order given. */
export const onceEach = <T extends Named>(found: readonly T[]): T[] =>
  [...new Map([...found].reverse().map((one) => [one.id, one])).values()].reverse();

export const coveringOf = (name: string | null, until: string | null): Covering | null =>
  name !== null && until !== null ? { name, until } : null;

/** Who looks after somebody, each once: whoever does so in their own right before whoever covers. */
export const overseersIn = (found: readonly OverseerRow[]): Overseer[] =>
  onceEach(found).map(({ id, name, coversFor, until }) => ({ id, name, covers: coveringOf(coversFor, until) }));
