import type { CompetencyArea, TrainingPath } from '../content/course-model.types';

/**
 * The areas that are asked of somebody: those that modules of their paths teach, and those that no path teaches. What only
 * paths of other people teach is not asked of them.
 * @param taught the competencies of each module, by its slug. @param pathIds the paths that somebody is on.
 */
export function askedAreas(
  areas: readonly CompetencyArea[],
  paths: readonly TrainingPath[],
  taught: ReadonlyMap<string, readonly string[]>,
  pathIds: ReadonlySet<string>,
): CompetencyArea[] {
  if (pathIds.size === 0) return [];
  const inPaths = (some: readonly TrainingPath[]) =>
    new Set(
      some.flatMap(({ groups }) => groups.flatMap(({ modules }) => modules.flatMap((slug) => taught.get(slug) ?? []))),
    );
  const [own, all] = [inPaths(paths.filter(({ id }) => pathIds.has(id))), inPaths(paths)];
  const isIn = (codes: ReadonlySet<string>, { competencies }: CompetencyArea) =>
    competencies.some(({ code }) => codes.has(code));
  return areas.filter((area) => isIn(own, area) || !isIn(all, area));
}
