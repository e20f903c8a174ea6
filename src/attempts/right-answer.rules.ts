import type { AskedQuestion } from '../content/question.types';
import { checksOf, itemsOf, rightIdsOf, scaleOf } from '../content/question-items.rules';
import type { SlotFacts } from './marking.rules';

const ids = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id);

/** An answer that is marked as right; of a judgement, any. */
export function rightAnswer(question: AskedQuestion, facts: SlotFacts): string[] {
  switch (question.type) {
    case 'matching':
      return rightIdsOf(question);
    case 'ordering':
      return ids(itemsOf(question));
    case 'numeric':
      return [String(question.value)];
    case 'short-answer':
      return [question.accepted[0]!];
    case 'local-slot':
      return [facts.get(question.slot)!];
    case 'self-checked':
      return [question.model, 'compared', ...ids(checksOf(question))];
    case 'judgement':
      return [scaleOf(question)[0]!.id, 'compared', ''];
    default:
      return ids(question.options.filter(({ right }) => right));
  }
}
