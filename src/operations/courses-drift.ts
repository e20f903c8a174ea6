import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CourseLibrary } from '../content/course-model.types';
import { englishPieces, type Marks, marksFile, readMarks } from '../content/files/french-drift';
import { frenchOf } from '../content/files/french-file';
import { Problems } from '../content/files/problems';
import { readLibrary } from '../content/files/read-library';
import { courseFolder } from './course-folder';

/** Says which French is behind its English. With --mark, what stands there now counts as translated: all of it, or what is named. */
export function courseDrift(args: readonly string[]): number {
  const mark = args.find((arg) => /^--mark(=.+)?$/.test(arg));
  const folder = courseFolder(args, mark ? [mark] : []);
  if (folder === null) return 2;
  if (mark) console.log(`${markAll(folder, mark.slice('--mark='.length))} pieces are marked as translated.`);
  const library = readLibrary(folder);
  const drifted = library.modules.flatMap((read) => read.problems.filter(({ code }) => code === 'FR-DRIFT'));
  const unmarked = unmarkedIn(folder, library);
  for (const { file, line, message } of drifted) console.log(`${file}:${line} ${message}`);
  for (const file of unmarked) console.log(`${file}: nothing says yet which English this was translated from.`);
  console.log(`${drifted.length} pieces of French are behind their English; ${unmarked.length} pages are not marked.`);
  return drifted.length > 0 ? 1 : 0;
}

const marksIn = (folder: string, slug: string): Marks => {
  const file = join(folder, slug, marksFile);
  return readMarks(existsSync(file) ? readFileSync(file, 'utf8') : null, slug, new Problems());
};

/** The pages of each module that stand in French, with the English of each piece. */
function* translated(folder: string, library: CourseLibrary) {
  for (const { slug, readable } of library.modules)
    for (const [file, pieces] of Object.entries(readable ? englishPieces(readable) : {}))
      if (existsSync(join(folder, slug, frenchOf(file)))) yield { slug, file, pieces };
}

function unmarkedIn(folder: string, library: CourseLibrary): string[] {
  return [...translated(folder, library)]
    .filter(({ slug, file }) => !marksIn(folder, slug)[file])
    .map(({ slug, file }) => `${slug}/${frenchOf(file)}`);
}

/** @param named a module, a page of it or one piece (module/lessons/its-id.md#piece); empty: everything. */
function markAll(folder: string, named: string): number {
  const isNamed = (key: string) =>
    named === '' || key === named || (key.startsWith(named) && /^[/#]/.test(key.slice(named.length)));
  const changed = new Map<string, Marks>();
  let count = 0;
  for (const { slug, file, pieces } of translated(folder, readLibrary(folder))) {
    const marks = changed.get(slug) ?? marksIn(folder, slug);
    for (const [piece, hash] of Object.entries(pieces)) {
      const key = `${slug}/${file}#${piece}`;
      if (!isNamed(key)) continue;
      (marks[file] ??= {})[piece] = hash;
      changed.set(slug, marks);
      count++;
    }
  }
  for (const [slug, marks] of changed) writeFileSync(join(folder, slug, marksFile), written(marks));
  return count;
}

const written = (marks: Marks): string =>
  [
    '# Written by “bin/waymark courses drift --mark”: what the English said when it was translated.',
    'translated:',
    ...Object.entries(marks).flatMap(([file, pieces]) => [
      `  ${file}:`,
      ...Object.entries(pieces).map(([piece, hash]) => `    ${piece}: "${hash}"`),
    ]),
    '',
  ].join('\n');
