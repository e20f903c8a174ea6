import type { AskedQuestion } from '../content/question.types';
import { checksOf, itemsOf, rightsOf, scaleOf } from '../content/question-items.rules';

/** An answer as it was given, in the words of its question; never what would be right. @param words course text with what is local filled in. */
export function answerAsGiven(
  question: AskedQuestion,
  chosen: readonly string[],
  words: (text: string) => string,
): string[] {
  switch (question.type) {
    case 'matching': {
      const rights = textsById(rightsOf(question));
      return chosen.length === 0
        ? []
        : question.pairs.map(({ left }, i) => `${words(left)}: ${words(rights.get(chosen[i] ?? '') ?? '')}`);
    }
    case 'ordering': {
      const items = textsById(itemsOf(question));
      return chosen.map((id, i) => `${i + 1}. ${words(items.get(id) ?? '')}`);
    }
    case 'self-checked': {
      const checks = textsById(checksOf(question));
      return [...chosen.slice(0, 1), ...chosen.slice(2).map((id) => words(checks.get(id) ?? ''))];
    }
    case 'judgement': {
      const step = textsById(scaleOf(question)).get(chosen[0] ?? '');
      return [...(step === undefined ? [] : [words(step)]), ...chosen.slice(2).filter(Boolean)];
    }
    case 'numeric':
    case 'short-answer':
    case 'local-slot':
      return [...chosen];
    default:
      return question.options.filter(({ id }) => chosen.includes(id)).map(({ text }) => words(text));
  }
}

const textsById = (items: readonly { id: string; text: string }[]) => new Map(items.map(({ id, text }) => [id, text]));
