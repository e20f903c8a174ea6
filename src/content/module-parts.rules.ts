import type { Block, ChoiceQuestion, Lesson, Question, Quiz, TrainingModule } from './course-model.types';

/** A part of a module that learners work through now. Scenarios wait in the file until they can run. */
export type Part =
  | { kind: 'lesson'; id: string; title: string; minutes: number }
  | { kind: 'quiz'; id: string; title: string; minutes: number; questions: number; mode: 'check' | 'practice' };

const shown = new Set(['single', 'multiple', 'true-false']);
const isShown = (question: Question): question is ChoiceQuestion => shown.has(question.type);

/** The questions that are asked and marked now; the other types wait in the file. */
export const shownQuestions = (quiz: Quiz): ChoiceQuestion[] => quiz.questions.filter(isShown);

export const lessonOf = (module: TrainingModule, id: string): Lesson | undefined =>
  module.lessons.find((lesson) => lesson.id === id);
export const quizOf = (module: TrainingModule, id: string): Quiz | undefined =>
  module.quizzes.find((quiz) => quiz.id === id);

const shortVersion = /^Short version:[ \t]*(.*)$/im;

/** What a content note gives instead of the block that follows; null where it gives nothing. */
export function shortVersionOf(block: Pick<Block, 'kind' | 'markdown'> | undefined): string | null {
  return block?.kind === 'content-note' ? (shortVersion.exec(block.markdown)?.[1]?.trim() ?? null) : null;
}

/** The parts in the order of `contents`. A question is counted as one minute. */
export function partsOf(module: TrainingModule): Part[] {
  return module.contents.flatMap((entry): Part[] => {
    if (entry.kind === 'lesson') {
      const lesson = lessonOf(module, entry.id);
      return lesson ? [{ kind: 'lesson', id: lesson.id, title: lesson.title, minutes: lesson.minutes }] : [];
    }
    const quiz = entry.kind === 'quiz' ? quizOf(module, entry.id) : undefined;
    const questions = quiz ? shownQuestions(quiz).length : 0;
    if (!quiz || questions === 0 || entry.kind !== 'quiz') return [];
    return [{ kind: 'quiz', id: quiz.id, title: quiz.title, minutes: questions, questions, mode: entry.mode }];
  });
}

export const minutesOf = (module: TrainingModule): number =>
  partsOf(module).reduce((sum, part) => sum + part.minutes, 0);

/** The pass mark of a quiz, in per cent of its marks. */
export function passOf(module: TrainingModule, quizId: string): number {
  const entry = module.contents.find((one) => one.kind === 'quiz' && one.id === quizId);
  return entry?.kind === 'quiz' ? entry.pass : 80;
}
export function modeOf(module: TrainingModule, quizId: string): 'check' | 'practice' {
  const entry = module.contents.find((one) => one.kind === 'quiz' && one.id === quizId);
  return entry?.kind === 'quiz' ? entry.mode : 'check';
}

const folders: Record<Part['kind'], string> = { lesson: 'lessons', quiz: 'quizzes' };
/** Where a part stands below its module's address, as in the module's folder. */
export const placeOf = ({ kind, id }: Pick<Part, 'kind' | 'id'>): string => `${folders[kind]}/${id}`;
export const hrefOf = (slug: string, part: Pick<Part, 'kind' | 'id'>): string => `/modules/${slug}/${placeOf(part)}`;
