import type { AskedQuestion, OrderingQuestion, SelfCheckedQuestion } from '../content/question.types';
import { checksOf, itemsOf, rightsOf } from '../content/question-items.rules';

/**
 * What the list of an answer means. Choices: the options' ids. Matching: for each row the id of the cell chosen, '' where none.
 * Ordering: every item's id, in the learner's order. Numbers and words: the text as typed. Self-checked: the text, then
 * `compared`, then the ids of the boxes ticked. An empty list is no answer.
 */
type Chosen = readonly string[];

const compared = 'compared';

/** What a page sends for a question. */
interface Given {
  option: Chosen;
  /** An ordering moved by its buttons: `up-` or `down-`, and the item's id. */
  move?: string;
  /** An ordering whose order is the learner's own; until then it is only what the page happened to show. */
  touched?: string;
  then?: string;
}

/** The answer that a page means. */
export function answerOf(question: AskedQuestion, given: Given): string[] {
  const list = [...given.option];
  switch (question.type) {
    case 'matching':
      return list.some(Boolean) ? list : [];
    case 'ordering':
      return given.move ? moved(list, given.move) : given.touched || given.then === 'keep' ? list : [];
    case 'self-checked':
      return writing(list, given.then === 'compare');
    case 'numeric':
    case 'short-answer':
    case 'local-slot':
      return list[0]?.trim() ? list : [];
    default:
      return list;
  }
}

function writing([text = '', ...rest]: Chosen, isComparing: boolean): string[] {
  if (!text.trim()) return [];
  return isComparing && rest.length === 0 ? [text, compared] : [text, ...rest];
}

function moved(order: Chosen, move: string): string[] {
  const [, way, id] = /^(up|down)-(.+)$/.exec(move) ?? [];
  const from = order.indexOf(id ?? '');
  const to = way === 'up' ? from - 1 : from + 1;
  if (from < 0 || to < 0 || to >= order.length) return [...order];
  const next = order.filter((one) => one !== id);
  next.splice(to, 0, id!);
  return next;
}

export const isCompared = (chosen: Chosen): boolean => chosen[1] === compared;

/** Whether this counts as an answer. Words to be compared with a model are open until they are. */
export function isAnswered(question: AskedQuestion, chosen: Chosen): boolean {
  return question.type === 'self-checked' ? isCompared(chosen) : chosen.some((one) => one.trim() !== '');
}

/** Whether the question can be answered like this: every id is one of its own, and nothing is there twice. */
export function isWellFormed(question: AskedQuestion, chosen: Chosen): boolean {
  if (chosen.length === 0) return true;
  switch (question.type) {
    case 'matching':
      return chosen.length === question.pairs.length && areOf(['', ...idsOf(rightsOf(question))], chosen);
    case 'ordering':
      return chosen.length === question.items.length && areDifferentOf(idsOf(itemsOf(question)), chosen);
    case 'self-checked':
      return isWriting(question, chosen);
    case 'numeric':
    case 'short-answer':
    case 'local-slot':
      return chosen.length === 1;
    default:
      return areDifferentOf(idsOf(question.options), chosen);
  }
}

function isWriting(question: SelfCheckedQuestion, [, mark, ...ticks]: Chosen): boolean {
  return mark === undefined || (mark === compared && areDifferentOf(idsOf(checksOf(question)), ticks));
}

const idsOf = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id);
const areOf = (ids: Chosen, chosen: Chosen): boolean => chosen.every((one) => ids.includes(one));
const areDifferentOf = (ids: Chosen, chosen: Chosen): boolean =>
  areOf(ids, chosen) && new Set(chosen).size === chosen.length;

/** Whether two answers to this question say the same. The order counts where it is part of the answer. */
export function sameAnswer({ type }: Pick<AskedQuestion, 'type'>): (a: Chosen, b: Chosen) => boolean {
  if (type === 'self-checked') return ([a, ...as], [b, ...bs]) => a === b && sameSet(as, bs);
  const isSet = type === 'single' || type === 'multiple' || type === 'true-false';
  return isSet ? sameSet : (a, b) => a.length === b.length && a.every((one, i) => one === b[i]);
}

const sameSet = (a: Chosen, b: Chosen): boolean => a.length === b.length && a.every((id) => b.includes(id));

/** The words that were compared with the model: they stand, whatever comes from a page that does not know it. */
export const comparedText = (question: AskedQuestion, saved: readonly { chosen: Chosen }[]): string | null =>
  question.type === 'self-checked' ? (saved.find(({ chosen }) => isCompared(chosen))?.chosen[0] ?? null) : null;

/** Whether an answer would change words that stand. */
export const isTooLate = (standing: string | null, chosen: Chosen): boolean =>
  standing !== null && !(isCompared(chosen) && chosen[0] === standing);

/** Whether an order is the right one. The same step twice may stand either way. */
export function isInOrder(question: OrderingQuestion, order: Chosen): boolean {
  const texts = new Map(itemsOf(question).map(({ id, text }) => [id, text]));
  return order.length === question.items.length && order.every((id, i) => texts.get(id) === question.items[i]);
}
