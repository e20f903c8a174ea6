import type { Action } from '../threads/conversation.types';

/** What closes actions by itself. */
export interface Facts {
  /** Days on which modules were completed, by slug. */
  completedOn: ReadonlyMap<string, readonly string[]>;
  /** What is still missing of each competency that is asked, by code. */
  gaps: ReadonlyMap<string, number>;
}
export interface ActionState {
  isDone: boolean;
  /** The day on which it was ticked off or the module completed, where there is one. */
  on: string | null;
}

/** Whether an action is done. One for a module ends with a completion since it was agreed; one for a skill while nothing of it is missing. */
export function stateOfAction(
  { tie, subject, agreedOn, tickedOn }: Pick<Action, 'tie' | 'subject' | 'agreedOn' | 'tickedOn'>,
  facts: Facts,
): ActionState {
  if (tie === 'none') return { isDone: tickedOn !== null, on: tickedOn };
  if (tie === 'competency') return { isDone: (facts.gaps.get(subject ?? '') ?? 0) === 0, on: null };
  const on = (facts.completedOn.get(subject ?? '') ?? []).filter((day) => day >= agreedOn).sort()[0] ?? null;
  return { isDone: on !== null, on };
}
