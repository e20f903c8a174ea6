import type { TrainingPath } from '../content/course-model.types';

interface Wanted {
  slug: string;
  pathId: string;
}
interface Standing {
  enrolmentId: string;
  slug: string;
  origin: string;
  begun: boolean;
  /** Somebody assigned or waived it for this person: what a path says no longer matters. */
  isSaid: boolean;
}

/** Which modules the paths ask of somebody with these roles in these types of team; the first path that names a module wins. */
export function wantedModules(
  paths: readonly TrainingPath[],
  roles: readonly string[],
  teamTypes: readonly string[],
): Wanted[] {
  const isFor = (path: TrainingPath) =>
    path.for.roles.some((role) => roles.includes(role)) &&
    path.for.teamTypes.some((type) => (type === 'any' ? teamTypes.length > 0 : teamTypes.includes(type)));
  const all = paths
    .filter(isFor)
    .flatMap((path) => path.groups.flatMap((group) => group.modules.map((slug) => ({ slug, pathId: path.id }))));
  return [...new Map(all.reverse().map((wanted) => [wanted.slug, wanted])).values()].reverse();
}

/** A change adds what is new, and withdraws only what a path brought, nobody asks for any more, nobody spoke about, and has not begun. */
export function changes(
  wanted: readonly Wanted[],
  standing: readonly Standing[],
): { add: Wanted[]; withdraw: Standing[] } {
  const has = new Set(standing.map((one) => one.slug));
  const asked = new Set(wanted.map((one) => one.slug));
  return {
    add: wanted.filter((one) => !has.has(one.slug)),
    withdraw: standing.filter((one) => one.origin === 'path' && !one.begun && !one.isSaid && !asked.has(one.slug)),
  };
}
