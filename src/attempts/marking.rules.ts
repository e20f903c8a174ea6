import type { ChoiceQuestion } from '../content/course-model.types';

type Answers = ReadonlyMap<string, readonly string[]>;
interface Marked {
  marks: number;
  outOf: number;
  passed: boolean;
  missed: string[];
}

/** One mark a question, all right or none: exactly the right options are chosen. */
export function isRight(question: ChoiceQuestion, chosen: readonly string[]): boolean {
  const picked = new Set(chosen);
  return question.options.every((option) => option.right === picked.has(option.id)) && picked.size > 0;
}

/** Marks of the questions as asked. Passed = the pass mark (per cent) is reached and every must-pass question is right. */
export function mark(questions: readonly ChoiceQuestion[], answers: Answers, pass: number): Marked {
  const missed = questions.filter((question) => !isRight(question, answers.get(question.id) ?? []));
  const outOf = questions.length;
  const marks = outOf - missed.length;
  const passed = marks * 100 >= pass * outOf && !missed.some((question) => question.mustPass);
  return { marks, outOf, passed, missed: missed.map((question) => question.id) };
}

/** The fewest marks that reach the pass mark. */
export const marksToPass = (outOf: number, pass: number): number => Math.ceil((pass * outOf) / 100);
