import { quizOf, scenarioOf } from '../content/module-parts.rules';
import { moduleIn } from '../content/translated.rules';
import type { Played, Taken } from './reading.types';

/** A quiz as it is shown to a reader of a language. What is kept of it, and how it is marked, goes by the source. */
export function takenIn<T extends Taken>(taken: T, language: string): T {
  const module = moduleIn(taken.module, language);
  const quiz = quizOf(module, taken.quiz.id)!;
  const questions = taken.questions.map((one) => quiz.questions.find(({ id }) => id === one.id) ?? one);
  return { ...taken, module, quiz, questions };
}

/** A scenario in the same way. */
export function playedIn<T extends Played>(played: T, language: string): T {
  const module = moduleIn(played.module, language);
  return { ...played, module, scenario: scenarioOf(module, played.scenario.id)! };
}
