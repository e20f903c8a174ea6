import { type Counts, countsOf } from '../content/advice/counts.rules';
import { readLibrary } from '../content/files/read-library';
import { courseFolder } from './course-folder';

/** Prints what the courses hold: how much there is to read and to answer, and which competencies lack what. */
export function countCourses(args: readonly string[]): number {
  const folder = courseFolder(args, ['--format=json']);
  if (folder === null) return 2;
  const library = readLibrary(folder);
  const counts = countsOf(library.modules, library.areas);
  console.log(args.includes('--format=json') ? JSON.stringify(counts, null, 2) : table(counts).join('\n'));
  return 0;
}

const row = (name: string, value: string | number): string => `${name.padEnd(44)} ${String(value).padStart(8)}`;
const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${Math.floor((part / whole) * 1000) / 10} %`;
const grade = (given: number | null): string => (given === null ? '–' : given.toFixed(1));

function table(counts: Counts): string[] {
  const { competencies, notTaught, notAssessed, notSignedOff } = counts;
  const has = (name: string, lacking: readonly string[]) => [
    row(`  ${name}`, `${competencies - lacking.length} of ${competencies}`),
    ...(lacking.length > 0 ? [`    not: ${lacking.join(', ')}`] : []),
  ];
  return [
    row('Modules', counts.modules),
    row('Lessons', counts.lessons.length),
    row('  median words', counts.medianWords ?? '–'),
    row('  median reading grade', grade(counts.medianGrade)),
    ...counts.lessons.map((one) => `${row(`    ${one.lesson}`, one.words)} words, grade ${grade(one.grade)}`),
    row('Questions', counts.questions),
    ...Object.entries(counts.byType).map(([type, count]) => row(`    ${type}`, count)),
    row('  options', counts.options),
    row('  options with feedback', share(counts.optionsWithFeedback, counts.options)),
    row('Scenarios', counts.scenarios),
    row('  turns and endings', counts.turns),
    row('Drawings', counts.drawings),
    row('Competencies', competencies),
    ...has('taught', notTaught),
    ...has('assessed', notAssessed),
    ...has('with a line of sign_off', notSignedOff),
  ];
}
