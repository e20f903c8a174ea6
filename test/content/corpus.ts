import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CourseLibrary, Problem } from '../../src/content/course-model.types';
import { readLibrary } from '../../src/content/files/read-library';

export const shared: Record<string, string> = {
  'competencies.yaml':
    'areas:\n  - { code: BND, title: Boundaries, competencies: [{ code: BND-1, title: One, weight: 1, levels: { before_contact: 1, day_90: 2, yearly: 3 } }] }\n',
  'local/slots.yaml':
    'slots:\n  - { key: policy.gifts, label: Gifts, help: One sentence., kind: text, required: true }\n  - { key: policy.talk, label: Talk, help: One., kind: choice, choices: [always, never], required: false }\n',
  'kind-no/images/bench.png': 'png',
};

/** A courses folder of its own with these files. @returns its path and what takes it away again. */
export function folderWith(files: Record<string, string>): { folder: string; clear: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-courses-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return { folder, clear: () => rmSync(folder, { recursive: true }) };
}

export const inModule = (files: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`kind-no/${name}`, text]));

export function libraryOf(files: Record<string, string>, today?: string): CourseLibrary {
  const { folder, clear } = folderWith(files);
  try {
    return readLibrary(folder, today);
  } finally {
    clear();
  }
}

export const allProblems = (library: CourseLibrary): Problem[] => [
  ...library.problems,
  ...library.modules.flatMap((read) => read.problems),
];

/** The problems of a module with these files, in a folder with what all modules share. */
export const problemsOf = (files: Record<string, string>): Problem[] =>
  allProblems(libraryOf({ ...shared, ...inModule(files) }));
