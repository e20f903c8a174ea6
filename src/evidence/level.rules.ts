import { validUntil } from '../completions/renewal.rules';
import type { Competency } from '../content/course-model.types';
import { grouped } from '../shared/grouped.rules';
import type { Evidence, Evidenced } from './needs.types';

type Kind = Evidence['kind'];
type Rated = Evidence & { level: number };

/** The most that each kind can show: facts by quiz, skills by seeing them. A self-rating shows nothing by itself. */
const most: Record<Kind, number> = {
  observation: 4,
  document: 4,
  'role-play': 3,
  talk: 3,
  scenario: 2,
  quiz: 2,
  'self-rating': 0,
};
/** What a safety-critical competency cannot do without. */
export const isSeen = (kind: Kind): boolean => kind === 'observation' || kind === 'role-play' || kind === 'talk';

/** How long evidence is fresh, in months. */
export const monthsFresh = ({ safetyCritical }: Pick<Competency, 'safetyCritical'>): number =>
  safetyCritical ? 12 : 24;

/** The newest first; of one day what was added later. */
export const newestFirst = (a: Evidence, b: Evidence): number =>
  a.on === b.on ? b.chainNo - a.chainNo : a.on < b.on ? 1 : -1;

/** Of each kind what was shown last; each quiz and each scenario is a kind of its own. */
export function lastOfEachKind(evidence: readonly Evidence[]): Evidence[] {
  const kinds = grouped(evidence, ({ kind, source }) => `${kind} ${source ?? ''}`);
  return [...kinds.values()].map((all) => [...all].sort(newestFirst)[0]!);
}

/** What a piece of evidence shows at most. */
const shown = ({ kind, level }: Rated): number => Math.min(level, most[kind]);

/**
 * The highest that stands. What is older than its window keeps its value; it is stale where nothing newer shows what is asked.
 * @param required the level that is asked for now.
 */
export function evidencedOf(
  competency: Competency,
  evidence: readonly Evidence[],
  required: number,
  today: string,
): Evidenced {
  const standing = lastOfEachKind(evidence).filter((one): one is Rated => one.level !== null && most[one.kind] > 0);
  const months = monthsFresh(competency);
  const isFresh = ({ on }: Evidence) => validUntil(on, months) >= today;
  const best = (some: readonly Rated[]) => [...some].sort((a, b) => shown(b) - shown(a) || newestFirst(a, b))[0];
  const level = (some: readonly Rated[]) => (some.length > 0 ? shown(best(some)!) : 0);
  const seen = standing.filter(({ kind }) => isSeen(kind));
  const needed = (some: readonly Rated[]) => Math.min(required, level(some));
  const isBehind = (some: readonly Rated[]) => needed(some.filter(isFresh)) < needed(some);
  return {
    level: level(standing),
    rests: best(standing) ?? null,
    seen: seen.length > 0 ? level(seen) : null,
    isStale: isBehind(standing) || (competency.safetyCritical && isBehind(seen)),
  };
}
