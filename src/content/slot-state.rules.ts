import { addDays, daysBetween } from '../shared/dates.rules';
import type { LocalSlot, SlotChoice, TrainingModule } from './course-model.types';
import type { BlockingSlot, SlotState, SlotValue } from './slot.types';

/** So many days before a value runs out, somebody is asked to look. */
const soonDays = 14;

/** Filled in from what is known anyway: the organisation's name, and who supervises whom. */
export const isDerived = (key: string): boolean => key === 'org.name' || key.startsWith('supervisor.');

/** The last good day of what was checked on this day; null where it does not run out. */
export const goodUntil = (checkedOn: string, expiresDays: number | undefined): string | null =>
  expiresDays ? addDays(checkedOn, expiresDays) : null;

/** People read a choice's text; of a value that is no choice any more, its words. */
export const choiceWords = (choices: readonly SlotChoice[], value: string): string =>
  choices.find((one) => one.value === value)?.text ?? value.replaceAll('-', ' ');

/** @param value what counts; nothing where it is not filled in. @param today YYYY-MM-DD. The last good day is still good. */
export function slotState(
  slot: Pick<LocalSlot, 'key' | 'required'>,
  value: Pick<SlotValue, 'expiresOn'> | undefined,
  today: string,
): SlotState {
  if (isDerived(slot.key)) return 'derived';
  if (!value) return slot.required ? 'empty' : 'optional';
  const days = value.expiresOn === null ? Infinity : daysBetween(today, value.expiresOn);
  return days < 0 ? 'expired' : days <= soonDays ? 'soon' : 'filled';
}

/** What counts for the people of a team: its own value, else the organisation's. An empty one of a team's own gives way. */
export function valuesFor(standing: readonly SlotValue[], teamId: string | null): Map<string, SlotValue> {
  const filled = standing.filter((one) => one.value !== '');
  const everywhere = filled.filter((one) => one.teamId === null);
  const own = filled.filter((one) => one.teamId !== null && one.teamId === teamId);
  return new Map([...everywhere, ...own].map((one) => [one.key, one]));
}

/** Every slot that a module names or places: in its list, its texts, a question or a scenario's condition. */
export function slotsOf(module: TrainingModule): Set<string> {
  const placed = [...JSON.stringify(module).matchAll(/\{\{([A-Za-z0-9.]+)\}\}/g)].map(([, key]) => key!);
  const asked = module.quizzes.flatMap((quiz) => quiz.questions.flatMap((one) => ('slot' in one ? [one.slot] : [])));
  const conditions = module.scenarios.flatMap((one) =>
    one.turns.flatMap((turn) => turn.choices.flatMap((choice) => choice.when?.slot ?? [])),
  );
  return new Set([...module.slots, ...placed, ...asked, ...conditions]);
}

/** The required slots that keep somebody from beginning, in the order of the registry. */
export function whatBlocks(
  needed: ReadonlySet<string>,
  registry: readonly LocalSlot[],
  values: ReadonlyMap<string, SlotValue>,
  today: string,
): BlockingSlot[] {
  return registry
    .filter((slot) => slot.required && needed.has(slot.key))
    .map(({ key, label }) => ({ key, label, state: slotState({ key, required: true }, values.get(key), today) }))
    .filter((one): one is BlockingSlot => one.state === 'empty' || one.state === 'expired');
}
