import type { LocalSlot } from '../content/course-model.types';
import { goodUntil } from '../content/slot-state.rules';

interface Typed {
  value: string;
  checkedOn: string;
  expiresOn: string | null;
}

/** What cannot be used of a value as typed: a message key by field. @param today YYYY-MM-DD. */
export function slotProblems(slot: LocalSlot, typed: Typed, today: string): Record<string, string> {
  const problems: Record<string, string> = {};
  const longest = goodUntil(typed.checkedOn, slot.expiresDays);
  if (slot.kind === 'choice' && !slot.choices?.some((one) => one.value === typed.value)) problems.value = 'form.choose';
  if (slot.kind === 'number' && !/^-?\d{1,9}([.,]\d{1,3})?$/.test(typed.value)) problems.value = 'slots.notANumber';
  if (typed.checkedOn > today) problems.checkedOn = 'slots.checkedLater';
  if (typed.expiresOn && typed.expiresOn < today) problems.expiresOn = 'slots.untilPast';
  if (typed.expiresOn && longest && typed.expiresOn > longest) problems.expiresOn = 'slots.untilTooFar';
  if (!typed.expiresOn && longest && longest < today && !problems.checkedOn)
    problems.checkedOn = 'slots.checkedTooEarly';
  return problems;
}
