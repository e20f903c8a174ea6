import { existsSync } from 'node:fs';
import { readConfig } from '../config/config';
import type { Problem } from '../content/course-model.types';
import { readLibrary } from '../content/files/read-library';

/** Prints every problem as file:line:column level CODE sentence fix. */
export function checkCourses(args: readonly string[]): number {
  const folder = args.find((arg) => !arg.startsWith('--')) ?? readConfig().coursesDir;
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--format=json');
  if (unknown || !existsSync(folder)) {
    console.error(unknown ? `“${unknown}” is not an option here.` : `There is no folder ${folder}.`);
    return 2;
  }
  const library = readLibrary(folder);
  const problems = [...library.problems, ...library.modules.flatMap((module) => module.problems)];
  console.log(
    args.includes('--format=json')
      ? JSON.stringify(problems, null, 2)
      : [...problems.map(line), summary(problems, library.modules.length)].join('\n'),
  );
  return problems.some((problem) => problem.level === 'error') ? 1 : 0;
}

const line = (p: Problem): string => `${p.file}:${p.line}:${p.column} ${p.level} ${p.code} ${p.message} ${p.fix}`;

function summary(problems: readonly Problem[], modules: number): string {
  const of = (level: string) => problems.filter((problem) => problem.level === level).length;
  return `${modules} modules: ${of('error')} errors, ${of('warning')} warnings, ${of('note')} notes.`;
}
