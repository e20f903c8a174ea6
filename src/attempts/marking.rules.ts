import type { AskedQuestion, ChoiceQuestion, MarkedQuestion, MatchingQuestion } from '../content/question.types';
import { checksOf, rightIdsOf } from '../content/question-items.rules';
import { isMarked } from '../content/module-parts.rules';
import { isCompared, isInOrder } from './answer-shapes.rules';
import { readNumber } from './numbers.rules';
import { panelFact } from './panel.rules';
import { sameWords, saysFact } from './words.rules';

type Answers = ReadonlyMap<string, readonly string[]>;
/** What the organisation had filled into the slots that questions ask for, by key, and which judgements had a panel, when the attempt began. */
export type SlotFacts = ReadonlyMap<string, string>;
interface Marked {
  marks: number;
  outOf: number;
  passed: boolean;
  missed: string[];
}

/** A question about a local fact is asked only where there was one, a judgement where its panel was published. */
export function isAskable(question: AskedQuestion, facts: SlotFacts): boolean {
  if (question.type === 'judgement') return facts.has(panelFact(question.id));
  return question.type !== 'local-slot' || Boolean(facts.get(question.slot));
}

/** One mark a question, all right or none. What the list of an answer means is in `answer-shapes.rules.ts`. */
export function isRight(question: MarkedQuestion, chosen: readonly string[], facts: SlotFacts): boolean {
  const [first = ''] = chosen;
  switch (question.type) {
    case 'matching':
      return areMatched(question, chosen);
    case 'ordering':
      return isInOrder(question, chosen);
    case 'numeric':
      return isWithin(readNumber(first), question);
    case 'short-answer':
      return (
        first.trim() !== '' &&
        [...question.accepted, ...(question.alsoAccepted ?? [])].some((one) => sameWords(one, first))
      );
    case 'local-slot':
      return first.trim() !== '' && saysFact(first, facts.get(question.slot) ?? '');
    case 'self-checked':
      return isCompared(chosen) && checksOf(question).every(({ id }) => chosen.slice(2).includes(id));
    default:
      return areChosen(question, chosen);
  }
}

/** Exactly the right options. */
function areChosen(question: ChoiceQuestion, chosen: readonly string[]): boolean {
  const picked = new Set(chosen);
  return question.options.every((option) => option.right === picked.has(option.id)) && picked.size > 0;
}

const areMatched = (question: MatchingQuestion, chosen: readonly string[]): boolean =>
  rightIdsOf(question).every((id, row) => chosen[row] === id);

const isWithin = (number: number | null, { from, to }: { from: number; to: number }): boolean =>
  number !== null && number >= from && number <= to;

/** Marks of the questions as asked; a judgement has none. Passed = the pass mark (per cent) is reached and every must-pass question is right. */
export function mark(asked: readonly AskedQuestion[], answers: Answers, pass: number, facts: SlotFacts): Marked {
  const questions = asked.filter(isMarked);
  const missed = questions.filter((question) => !isRight(question, answers.get(question.id) ?? [], facts));
  const outOf = questions.length;
  const marks = outOf - missed.length;
  const passed = marks * 100 >= pass * outOf && !missed.some((question) => question.mustPass);
  return { marks, outOf, passed, missed: missed.map((question) => question.id) };
}

/** The fewest marks that reach the pass mark. */
export const marksToPass = (outOf: number, pass: number): number => Math.ceil((pass * outOf) / 100);
