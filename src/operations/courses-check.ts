import type { Problem } from '../content/course-model.types';
import { type WrittenId, writeMissingIds } from '../content/files/fix-ids';
import { readLibrary } from '../content/files/read-library';
import { courseFolder } from './course-folder';

const options = ['--format=json', '--fix'];

/** Prints every problem as file:line:column level CODE sentence fix; with --fix the missing ids are written first. */
export function checkCourses(args: readonly string[]): number {
  const folder = courseFolder(args, options);
  if (folder === null) return 2;
  const asJson = args.includes('--format=json');
  if (args.includes('--fix')) sayWritten(writeMissingIds(folder), asJson ? console.error : console.log);
  const library = readLibrary(folder);
  const problems = [...library.problems, ...library.modules.flatMap((module) => module.problems)];
  console.log(
    asJson
      ? JSON.stringify(problems, null, 2)
      : [...problems.map(line), summary(problems, library.modules.length)].join('\n'),
  );
  return problems.some((problem) => problem.level === 'error') ? 1 : 0;
}

function sayWritten(written: readonly WrittenId[], say: (text: string) => void): void {
  for (const { file, line, id } of written) say(`${file}:${line} was given {#${id}}`);
  say(written.length === 1 ? 'One id was written.' : `${written.length} ids were written.`);
}

const line = (p: Problem): string => `${p.file}:${p.line}:${p.column} ${p.level} ${p.code} ${p.message} ${p.fix}`;

function summary(problems: readonly Problem[], modules: number): string {
  const of = (level: string) => problems.filter((problem) => problem.level === level).length;
  return `${modules} modules: ${of('error')} errors, ${of('warning')} warnings, ${of('note')} notes.`;
}
