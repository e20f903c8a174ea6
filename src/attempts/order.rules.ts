import type { Shuffle } from '../content/course-model.types';
import type { ChoiceQuestion, MatchingQuestion, OrderingQuestion } from '../content/question.types';
import { type Item, itemsOf, rightsOf } from '../content/question-items.rules';
import { isInOrder } from './answer-shapes.rules';

type Hash = (text: string) => string;

/** The order in which an attempt shows a question's options: its own for each attempt, the same on every visit. True comes before false always. */
export function optionsInOrder(
  question: ChoiceQuestion,
  shuffle: Shuffle,
  attemptId: string,
  hash: Hash,
): ChoiceQuestion['options'] {
  if (shuffle === 'none' || shuffle === 'questions' || question.type === 'true-false') return question.options;
  return shuffled(question.options, `${attemptId} ${question.id}`, hash);
}

/** The cells to choose from, in an order of the attempt's own: the file's would tell which belongs where. */
export const rightsInOrder = (question: MatchingQuestion, attemptId: string, hash: Hash): Item[] =>
  shuffled(rightsOf(question), `${attemptId} ${question.id}`, hash);

/** The steps as the attempt shows them first: never in the right order. */
export function itemsAtFirst(question: OrderingQuestion, attemptId: string, hash: Hash): Item[] {
  const items = shuffled(itemsOf(question), `${attemptId} ${question.id}`, hash);
  const order = items.map(({ id }) => id);
  return isInOrder(question, order) ? [...items.slice(1), items[0]!] : items;
}

function shuffled<T extends { id: string }>(items: readonly T[], seed: string, hash: Hash): T[] {
  const placed = items.map((item) => ({ item, place: hash(`${seed} ${item.id}`) }));
  return placed.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ item }) => item);
}
