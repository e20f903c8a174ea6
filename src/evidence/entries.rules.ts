import { grouped } from '../shared/grouped.rules';
import { type Evidence, type Obstacle, ratedKinds, type Wish } from './needs.types';
import type { EvidenceEntry } from './evidence.entity';

type Entry = Pick<
  EvidenceEntry,
  'id' | 'entryNo' | 'revision' | 'withdrawn' | 'competency' | 'kind' | 'level' | 'seenOn' | 'reason' | 'chainNo'
>;

/** Of each entry of one person the last revision, where it was not taken back; in the order of their chain. */
export function standingEntries<T extends Entry>(revisions: readonly T[]): T[] {
  const entries = grouped(revisions, ({ entryNo }) => String(entryNo));
  return [...entries.values()]
    .map((all) => all.reduce((last, one) => (one.revision > last.revision ? one : last)))
    .filter(({ withdrawn }) => withdrawn === 0)
    .sort((a, b) => a.chainNo - b.chainNo);
}

/** Somebody else saw, heard or read it. */
export const isRated = (kind: string): boolean => (ratedKinds as readonly string[]).includes(kind);

/** What standing entries say of levels. */
export function evidenceIn(entries: readonly Entry[]): Evidence[] {
  return entries
    .filter(({ kind }) => kind === 'self-rating' || isRated(kind))
    .map(({ id, competency, kind, level, seenOn, chainNo }) => ({
      ...{ id, competency, level, chainNo },
      kind: kind as Evidence['kind'],
      on: seenOn,
    }));
}

/** By competency: since when somebody would like training in it. */
export const wishesIn = (entries: readonly Entry[]): Map<string, Wish> =>
  new Map(
    entries
      .filter(({ kind }) => kind === 'wish')
      .reverse()
      .map(({ competency, id, seenOn }) => [competency, { id, on: seenOn }]),
  );

/** By competency: what stands in the way, as it was said last. */
export const obstaclesIn = (entries: readonly Entry[]): Map<string, Obstacle> =>
  new Map(
    entries.flatMap(({ competency, id, seenOn, reason }) =>
      reason ? [[competency, { id, on: seenOn, reason }] as const] : [],
    ),
  );
