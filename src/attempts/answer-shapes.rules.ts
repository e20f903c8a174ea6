import type {
  AskedQuestion,
  JudgementQuestion,
  OrderingQuestion,
  SelfCheckedQuestion,
} from '../content/question.types';
import { checksOf, itemsOf, rightsOf, scaleOf } from '../content/question-items.rules';

/**
 * What the list of an answer means. Choices: the options' ids. Matching: for each row the id of the cell chosen, '' where none.
 * Ordering: every item's id, in the learner's order. Numbers and words: the text as typed. Self-checked: the text, then
 * `compared`, then the ids of the boxes ticked. Judgement: the step's id, '' where none; then `compared` once the panel may be seen,
 * else `open`; then the reason. An empty list is no answer.
 */
type Chosen = readonly string[];

const compared = 'compared';
const open = 'open';

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
    case 'judgement':
      return judging(list, given.then === 'compare');
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

/** A page sends the step, where one is chosen, and the reason; once it is compared, all three as they are kept. */
function judging(list: Chosen, isComparing: boolean): string[] {
  if (list.length > 2) return [...list];
  const [step, reason] = list.length > 1 ? [list[0]!, list[1]!] : ['', list[0] ?? ''];
  if (!step && !reason.trim()) return [];
  return [step, isComparing && step ? compared : open, reason];
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

/** What to say to somebody who wants to compare too early: a message key. */
export const compareFirst = ({ type }: Pick<AskedQuestion, 'type'>): string =>
  type === 'judgement' ? 'judgement.chooseFirst' : 'question.writeFirst';

export const isCompared = (chosen: Chosen): boolean => chosen[1] === compared;

/** Whether this counts as an answer. What is to be compared, with a model or with a panel, is open until it is. */
export function isAnswered(question: AskedQuestion, chosen: Chosen): boolean {
  return isForComparing(question) ? isCompared(chosen) : chosen.some((one) => one.trim() !== '');
}

const isForComparing = ({ type }: AskedQuestion): boolean => type === 'self-checked' || type === 'judgement';

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
    case 'judgement':
      return isJudging(question, chosen);
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

function isJudging(question: JudgementQuestion, chosen: Chosen): boolean {
  const isStep = idsOf(scaleOf(question)).includes(chosen[0]!);
  if (chosen.length < 3) return chosen.length === 1 || isStep;
  return chosen.length === 3 && (isCompared(chosen) ? isStep : chosen[1] === open && (isStep || chosen[0] === ''));
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

/** What was compared, the words with their model or the step with the panel: it stands, whatever comes from a page that does not know it. */
export const comparedText = (question: AskedQuestion, saved: readonly { chosen: Chosen }[]): string | null =>
  isForComparing(question) ? (saved.find(({ chosen }) => isCompared(chosen))?.chosen[0] ?? null) : null;

/** Whether an answer would change what stands. */
export const isTooLate = (standing: string | null, chosen: Chosen): boolean =>
  standing !== null && !(isCompared(chosen) && chosen[0] === standing);

/** Whether an order is the right one. The same step twice may stand either way. */
export function isInOrder(question: OrderingQuestion, order: Chosen): boolean {
  const words = question.source ?? question.items;
  const texts = new Map(itemsOf(question).map(({ id }, i) => [id, words[i]]));
  return order.length === words.length && order.every((id, i) => texts.get(id) === words[i]);
}
