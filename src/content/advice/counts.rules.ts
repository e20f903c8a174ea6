import type { CompetencyArea, ReadModule, TrainingModule } from '../course-model.types';
import type { Question } from '../question.types';
import { type Sentence, sentencesOf } from './prose.rules';
import { readingGrade } from './reading-grade.rules';

interface LessonCount {
  lesson: string;
  words: number;
  /** Null where there are too few words to say. */
  grade: number | null;
}
export interface Counts {
  modules: number;
  /** By address: module/lesson. */
  lessons: LessonCount[];
  medianWords: number | null;
  medianGrade: number | null;
  questions: number;
  byType: Record<string, number>;
  options: number;
  optionsWithFeedback: number;
  scenarios: number;
  turns: number;
  drawings: number;
  competencies: number;
  /** Codes that lack it. */
  notTaught: string[];
  notAssessed: string[];
  notSignedOff: string[];
}

/** What a library holds. Only what can be read is counted. */
export function countsOf(read: readonly ReadModule[], areas: readonly CompetencyArea[]): Counts {
  const modules = read.flatMap(({ readable }) => readable ?? []);
  const lessons = modules.flatMap(lessonsOf);
  const questions = modules.flatMap((one) => one.quizzes.flatMap((quiz) => quiz.questions));
  const options = questions.flatMap((one) => ('options' in one ? one.options : []));
  const turns = modules.flatMap((one) => one.scenarios.flatMap((scenario) => scenario.turns));
  const criteria = modules.flatMap((one) => one.signOff);
  const codes = areas.flatMap((area) => area.competencies.map((one) => one.code));
  const without = (...found: (readonly { competencies?: string[] }[])[]) => {
    const named = new Set(found.flat().flatMap((one) => one.competencies ?? []));
    return codes.filter((code) => !named.has(code));
  };
  return {
    modules: modules.length,
    lessons,
    medianWords: median(lessons.map((one) => one.words)),
    medianGrade: median(lessons.flatMap((one) => one.grade ?? [])),
    questions: questions.length,
    byType: tally(questions),
    options: options.length,
    optionsWithFeedback: options.filter((one) => one.feedback !== '').length,
    scenarios: modules.reduce((sum, one) => sum + one.scenarios.length, 0),
    turns: turns.length,
    drawings: read.reduce((sum, one) => sum + one.assets.filter(({ path }) => path.endsWith('.svg')).length, 0),
    competencies: codes.length,
    notTaught: without(modules),
    notAssessed: without(questions, turns, criteria),
    notSignedOff: without(criteria),
  };
}

const lessonsOf = (module: TrainingModule): LessonCount[] =>
  module.lessons.map((lesson) => {
    const text = lesson.blocks.map((block) => block.markdown).join('\n\n');
    const sentences: Sentence[] = sentencesOf(text, module.language);
    const words = sentences.reduce((sum, one) => sum + one.words.length, 0);
    return { lesson: `${module.slug}/${lesson.id}`, words, grade: readingGrade(sentences, module.language) };
  });

function tally(questions: readonly Question[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { type } of questions) found[type] = (found[type] ?? 0) + 1;
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length === 0) return null;
  return sorted.length % 2 ? sorted[middle]! : Math.round((sorted[middle - 1]! + sorted[middle]!) * 5) / 10;
}
