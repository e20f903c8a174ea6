import type { ChoiceQuestion } from '../content/course-model.types';

/** The order in which an attempt shows a question's options: its own for each attempt, the same on every visit. True comes before false always. */
export function optionsInOrder(
  question: ChoiceQuestion,
  shuffle: 'none' | 'options',
  attemptId: string,
  hash: (text: string) => string,
): ChoiceQuestion['options'] {
  if (shuffle === 'none' || question.type === 'true-false') return question.options;
  const placed = question.options.map((option) => ({
    option,
    place: hash(`${attemptId} ${question.id} ${option.id}`),
  }));
  return placed.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ option }) => option);
}
