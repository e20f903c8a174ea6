import type { ReadModule } from '../course-model.types';
import type { Problems } from '../files/problems';
import type { Registry } from '../files/registry';

/** What the modules leave out together: a competency that none of them teaches. */
export function adviseLibrary(modules: readonly ReadModule[], registry: Registry, problems: Problems): void {
  const taught = new Set(modules.flatMap((read) => read.readable?.competencies ?? []));
  const report = problems.of('competencies.yaml');
  registry.areas.forEach((area, a) =>
    area.competencies.forEach(({ code }, i) => {
      if (!taught.has(code))
        report.warning(
          registry.lineOfCompetency(a, i),
          'COMP-NO-MODULE',
          `No module teaches ${code}.`,
          'Name it under “competencies” of the module that does, or take it out.',
        );
    }),
  );
}
