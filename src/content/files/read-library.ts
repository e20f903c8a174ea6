import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CourseLibrary } from '../course-model.types';
import { readModule } from './module-file';
import { Problems } from './problems';
import { readPaths, readRegistry } from './registry';

/** Reads the whole courses folder. It never throws for what an author wrote: every problem is in the result. */
export function readLibrary(coursesDir: string): CourseLibrary {
  const problems = new Problems();
  const registry = readRegistry(coursesDir, problems);
  const folders = existsSync(coursesDir)
    ? readdirSync(coursesDir, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    : [];
  const slugs = folders
    .map((entry) => entry.name)
    .filter((name) => existsSync(join(coursesDir, name, 'module.yaml')))
    .sort();
  const modules = slugs.map((slug) => readModule(coursesDir, slug, registry));
  const paths = readPaths(coursesDir, slugs, problems);
  return {
    modules,
    paths,
    areas: registry.areas,
    slots: registry.slots,
    resources: [],
    glossary: registry.glossary,
    problems: problems.sorted(),
  };
}
