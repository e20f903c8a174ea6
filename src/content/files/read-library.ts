import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Clock, dayAt } from '../../shared/clock';
import { adviseLibrary } from '../advice/library-advice';
import type { CourseLibrary } from '../course-model.types';
import { readModule } from './module-file';
import { Problems } from './problems';
import { readPaths } from './path-files';
import { readRegistry } from './registry';

/** Reads the whole courses folder. It never throws for what an author wrote: every problem is in the result. @param today YYYY-MM-DD, for what grows old. */
export function readLibrary(coursesDir: string, today = dayAt(new Clock().now(), 'UTC')): CourseLibrary {
  const problems = new Problems();
  const registry = readRegistry(coursesDir, today, problems);
  const folders = existsSync(coursesDir)
    ? readdirSync(coursesDir, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : [];
  const slugs = folders
    .map((entry) => entry.name)
    .filter((name) => existsSync(join(coursesDir, name, 'module.yaml')))
    .sort();
  const modules = slugs.map((slug) => readModule(coursesDir, slug, registry, today));
  adviseLibrary(modules, registry, problems);
  const paths = readPaths(coursesDir, slugs, problems);
  return {
    modules,
    paths,
    areas: registry.areas,
    slots: registry.slots,
    resources: registry.resources ?? [],
    glossary: registry.glossary,
    problems: problems.sorted(),
  };
}
