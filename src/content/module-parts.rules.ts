import type { Block, Lesson, Quiz, Scenario, TrainingModule } from './course-model.types';
import type { AskedQuestion, MarkedQuestion } from './question.types';

/** A part of a module that learners work through. */
export type Part =
  | { kind: 'lesson' | 'scenario'; id: string; title: string; minutes: number }
  | { kind: 'quiz'; id: string; title: string; minutes: number; questions: number; mode: 'check' | 'practice' };

export const isMarked = (question: AskedQuestion): question is MarkedQuestion => question.type !== 'judgement';

/** The questions that count. A judgement is asked beside them where it has a panel. */
export const markedQuestions = (quiz: Quiz): MarkedQuestion[] => quiz.questions.filter(isMarked);

/** Questions of which so many are asked. */
interface Pool {
  draw: number;
  questions: AskedQuestion[];
}

/** The pools that a quiz draws from, and what is asked always: whatever must be passed, judgements, and what stands in no pool. */
export function poolsOf(quiz: Quiz): { always: AskedQuestion[]; pools: Pool[] } {
  const all = quiz.questions;
  const free = all.filter((question) => !question.mustPass && isMarked(question));
  const { draw } = quiz;
  if (draw === undefined) return { always: all, pools: [] };
  const pools =
    typeof draw === 'number'
      ? [{ draw, questions: free }]
      : Object.entries(draw).map(([objective, number]) => ({
          draw: number,
          questions: free.filter((question) => question.objective === objective),
        }));
  const pooled = new Set(pools.flatMap((pool) => pool.questions));
  return { always: all.filter((question) => !pooled.has(question)), pools };
}

/** How many questions one try of the whole quiz asks and marks. */
export function askedNumber(quiz: Quiz): number {
  const { always, pools } = poolsOf(quiz);
  return pools.reduce(
    (sum, { draw, questions }) => sum + Math.min(draw, questions.length),
    always.filter(isMarked).length,
  );
}

export const lessonOf = (module: TrainingModule, id: string): Lesson | undefined =>
  module.lessons.find((lesson) => lesson.id === id);
export const blockOf = (module: TrainingModule, lessonId: string, blockId: string): Block | undefined =>
  lessonOf(module, lessonId)?.blocks.find((block) => block.id === blockId);
export const quizOf = (module: TrainingModule, id: string): Quiz | undefined =>
  module.quizzes.find((quiz) => quiz.id === id);
export const scenarioOf = (module: TrainingModule, id: string): Scenario | undefined =>
  module.scenarios.find((scenario) => scenario.id === id);

const shortVersion = /^(?:Short version|Version courte)\s?:[ \t]*(.*)$/im;

/** What a content note gives instead of the block that follows; null where it gives nothing. */
export function shortVersionOf(block: Pick<Block, 'kind' | 'markdown'> | undefined): string | null {
  return block?.kind === 'content-note' ? (shortVersion.exec(block.markdown)?.[1]?.trim() ?? null) : null;
}

/** Its opening words stand out. */
export const withShortVersion = (markdown: string): string =>
  markdown.replace(/^(?:Short version|Version courte)\s?:/im, '**$&**');

/** The parts in the order of `contents`. A question is counted as one minute. */
export function partsOf(module: TrainingModule): Part[] {
  return module.contents.flatMap((entry): Part[] => {
    if (entry.kind !== 'quiz') {
      const read = entry.kind === 'lesson' ? lessonOf(module, entry.id) : scenarioOf(module, entry.id);
      return read ? [{ kind: entry.kind, id: read.id, title: read.title, minutes: read.minutes }] : [];
    }
    const quiz = quizOf(module, entry.id);
    const questions = quiz ? askedNumber(quiz) : 0;
    if (!quiz || questions === 0) return [];
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

const folders: Record<Part['kind'], string> = { lesson: 'lessons', quiz: 'quizzes', scenario: 'scenarios' };
/** Where a part stands below its module's address, as in the module's folder. */
export const placeOf = ({ kind, id }: Pick<Part, 'kind' | 'id'>): string => `${folders[kind]}/${id}`;
export const hrefOf = (slug: string, part: Pick<Part, 'kind' | 'id'>): string => `/modules/${slug}/${placeOf(part)}`;
