import { isCompared } from '../attempts/answer-shapes.rules';
import type { SlotFacts } from '../attempts/marking.rules';
import { readNumber } from '../attempts/numbers.rules';
import type { AskedQuestion, MarkedQuestion, MatchingQuestion, SelfCheckedQuestion } from '../content/question.types';
import { checksOf, itemsOf, rightsOf, scaleOf } from '../content/question-items.rules';
import type { Translate } from '../shared/texts';
import type { CourseText } from './course-text.page';

type Chosen = readonly string[];

/** What a slot says, where it is a choice in the sentence of that choice; words typed by hand stay as they are. */
const factWords = (text: CourseText, slot: string, value: string): string =>
  text.choices(slot).find((one) => one.value === value)?.text ?? value;

/** An answer in words, one HTML line each; none where nothing is given. */
export function answerWords(question: AskedQuestion, chosen: Chosen, text: CourseText, t: Translate): string[] {
  const [first] = chosen;
  if (first === undefined) return [];
  switch (question.type) {
    case 'matching':
      return matched(question, chosen, text, t);
    case 'ordering': {
      const texts = new Map(itemsOf(question).map((item) => [item.id, item.text]));
      return numbered(
        chosen.map((id) => texts.get(id) ?? ''),
        text,
      );
    }
    case 'numeric':
      return [text.typed(first) + (readNumber(first) === null ? ` (${t('answer.notNumber')})` : '')];
    case 'short-answer':
      return [text.typed(first)];
    case 'local-slot':
      return [text.typed(factWords(text, question.slot, first))];
    case 'judgement': {
      const step = scaleOf(question).find(({ id }) => id === first);
      const isOpen = isCompared(chosen) ? '' : ` (${t('judgement.notCommitted')})`;
      const reason = chosen[2]?.trim();
      return [(step ? text.line(step.text) : t('answer.noneChosen')) + isOpen, ...(reason ? [text.typed(reason)] : [])];
    }
    case 'self-checked':
      return [text.typed(first), text.typed(ticked(question, chosen, t))];
    default:
      return question.options.filter(({ id }) => chosen.includes(id)).map((option) => text.line(option.text));
  }
}

const numbered = (texts: readonly string[], text: CourseText): string[] =>
  texts.map((one, i) => `${i + 1}. ${text.line(one)}`);

function matched(question: MatchingQuestion, chosen: Chosen, text: CourseText, t: Translate): string[] {
  const rights = new Map(rightsOf(question).map((item) => [item.id, item.text]));
  return question.pairs.map(({ left }, row) => {
    const right = rights.get(chosen[row] ?? '');
    return `${text.line(left)}: ${right === undefined ? text.typed(t('answer.noneChosen')) : `<strong>${text.line(right)}</strong>`}`;
  });
}

/** Who wrote it has marked it themselves, and the words say so. */
export function ticked(question: SelfCheckedQuestion, chosen: Chosen, t: Translate): string {
  if (!isCompared(chosen)) return t('answer.notCompared');
  return t('answer.ticked', { ticked: chosen.length - 2, of: question.checks.length });
}

/** What is right, and why. */
interface Key {
  options: { textHtml: string; feedbackHtml: string; right: boolean }[];
  linesHtml: string[];
  modelHtml: string;
  feedbackHtml: string;
}

export function keyOf(question: MarkedQuestion, facts: SlotFacts, text: CourseText, t: Translate): Key {
  const key = { options: [], linesHtml: [], modelHtml: '', feedbackHtml: text.html(question.feedback) };
  switch (question.type) {
    case 'matching': {
      const linesHtml = question.pairs.map(
        ({ left, right }) => `${text.line(left)}: <strong>${text.line(right)}</strong>`,
      );
      return { ...key, linesHtml };
    }
    case 'ordering':
      return { ...key, linesHtml: numbered(question.items, text) };
    case 'numeric': {
      const { value, from, to } = question;
      return { ...key, linesHtml: [from === to ? String(value) : t('answer.range', { value, from, to })] };
    }
    case 'short-answer':
      return { ...key, linesHtml: question.accepted.map(text.typed) };
    case 'local-slot': {
      const fact = facts.get(question.slot) ?? '';
      return { ...key, linesHtml: [text.typed(factWords(text, question.slot, fact))] };
    }
    case 'self-checked': {
      const linesHtml = checksOf(question).map((check) => text.line(check.text));
      return { ...key, linesHtml, modelHtml: text.html(question.model) };
    }
    default: {
      const options = question.options.map((option) => ({
        textHtml: text.line(option.text),
        feedbackHtml: text.html(option.feedback),
        right: option.right,
      }));
      return { ...key, options };
    }
  }
}
