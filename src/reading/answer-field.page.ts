import { isCompared } from '../attempts/answer-shapes.rules';
import { readNumber } from '../attempts/numbers.rules';
import { itemsAtFirst, optionsInOrder, rightsInOrder } from '../attempts/order.rules';
import type {
  AskedQuestion,
  ChoiceQuestion,
  JudgementQuestion,
  MatchingQuestion,
  NumericQuestion,
  OrderingQuestion,
  SelfCheckedQuestion,
  SlotQuestion,
} from '../content/question.types';
import { checksOf, scaleOf } from '../content/question-items.rules';
import { sha256 } from '../shared/sha256';
import type { Translate } from '../shared/texts';
import type { CourseText } from './course-text.page';
import type { Taken } from './reading.types';

interface Shown {
  attempt: Pick<Taken, 'id' | 'quiz'>;
  chosen: readonly string[];
  text: CourseText;
  /** Feedback of what was chosen may be seen. */
  isOpen: boolean;
  /** The button that has just moved a step: `up-` or `down-`, and the step's id. */
  moved: string | null;
  /** The most characters that are kept of something written. */
  most: number;
}

/** Where a question is answered. `kind` says which part of the page shows it. */
export function fieldOf(question: AskedQuestion, shown: Shown, t: Translate) {
  switch (question.type) {
    case 'matching':
      return matching(question, shown);
    case 'ordering':
      return ordering(question, shown, t);
    case 'numeric':
      return number(question, shown, t);
    case 'short-answer':
      return { kind: 'text', value: shown.chosen[0] ?? '', mode: 'text', error: null };
    case 'local-slot':
      return localSlot(question, shown);
    case 'self-checked':
      return isCompared(shown.chosen) ? compared(question, shown) : writing(shown, t);
    case 'judgement':
      return isCompared(shown.chosen) ? { kind: 'committed', values: [...shown.chosen] } : judging(question, shown, t);
    default:
      return options(question, shown);
  }
}

function options(question: ChoiceQuestion, { attempt, chosen, text, isOpen }: Shown) {
  const isSeen = (id: string) => isOpen && chosen.includes(id);
  return {
    kind: 'options',
    inputType: question.type === 'multiple' ? 'checkbox' : 'radio',
    options: optionsInOrder(question, attempt.quiz.shuffle, attempt.id, sha256).map((option) => ({
      id: option.id,
      textHtml: text.line(option.text),
      checked: chosen.includes(option.id),
      feedbackHtml: isSeen(option.id) ? text.html(option.feedback) : null,
      mark: isSeen(option.id) ? (option.right ? 'your-right' : 'your-wrong') : null,
    })),
  };
}

function matching(question: MatchingQuestion, { attempt, chosen, text }: Shown) {
  const cells = rightsInOrder(question, attempt.id, sha256);
  return {
    kind: 'matching',
    rows: question.pairs.map(({ left }, row) => ({
      id: `row-${row + 1}`,
      labelHtml: text.line(left),
      choices: cells.map(({ id, text: words }) => ({ id, words: text.words(words), selected: chosen[row] === id })),
    })),
  };
}

function ordering(question: OrderingQuestion, { attempt, chosen, text, moved }: Shown, t: Translate) {
  const first = itemsAtFirst(question, attempt.id, sha256);
  const order = chosen.flatMap((id) => first.find((item) => item.id === id) ?? []);
  const items = order.length === first.length ? order : first;
  const [, way, movedId] = /^(up|down)-(.+)$/.exec(moved ?? '') ?? [];
  return {
    kind: 'ordering',
    touched: chosen.length > 0 ? '1' : '',
    items: items.map(({ id, text: words }, i) => {
      const [isFirst, isLast] = [i === 0, i === items.length - 1];
      const focus = id !== movedId ? null : isFirst ? 'down' : isLast ? 'up' : way;
      const place = t('question.place', { n: i + 1, of: items.length });
      return { id, textHtml: text.line(words), words: text.words(words), isFirst, isLast, focus, place };
    }),
  };
}

function number(_: NumericQuestion, { chosen: [value = ''] }: Shown, t: Translate) {
  const isNone = value !== '' && readNumber(value) === null;
  return { kind: 'text', value, mode: 'decimal', error: isNone ? t('question.notNumber', { typed: value }) : null };
}

function localSlot({ slot }: SlotQuestion, { chosen: [value = ''], text }: Shown) {
  const choices = text.choices(slot);
  if (choices.length === 0) return { kind: 'text', value, mode: 'text', error: null };
  return {
    kind: 'select',
    choices: choices.map((one) => ({ value: one.value, label: one.text, selected: one.value === value })),
  };
}

const writing = ({ chosen: [value = ''], most }: Shown, t: Translate) => ({
  kind: 'writing',
  value,
  most,
  help: t('question.upTo', { most }),
});

const judging = (question: JudgementQuestion, { chosen: [step, , reason = ''], text, most }: Shown, t: Translate) => ({
  kind: 'judgement',
  steps: scaleOf(question).map(({ id, text: words }) => ({ id, textHtml: text.line(words), checked: id === step })),
  reason,
  most,
  help: t('judgement.reasonHelp', { most }),
});

function compared(question: SelfCheckedQuestion, { chosen, text }: Shown) {
  const [written = '', , ...ticks] = chosen;
  return {
    kind: 'compared',
    value: written,
    writtenHtml: text.typed(written),
    modelHtml: text.html(question.model),
    checks: checksOf(question).map(({ id, text: words }) => ({
      id,
      textHtml: text.line(words),
      checked: ticks.includes(id),
    })),
  };
}
