import type { ChecklistItem, TrainingPath } from '../content/course-model.types';
import type { Rhythm, StandingFor } from '../enrolments/asked.types';
import { dueOf } from '../enrolments/due.rules';
import type { Line, SignedAs, Signature } from './checklist.types';

/** The list is for so many days from the first day of work, counted as due days are: leave stops them, fewer hours stretch them. */
const openDays = 90;

type Standing = Pick<StandingFor, 'pathId' | 'enrolledAt' | 'workedFrom'>;

/** What the paths that somebody is on ask for, each thing once. */
export function itemsFor(paths: readonly TrainingPath[], standing: readonly Standing[]): ChecklistItem[] {
  const ids = new Set(standing.map((one) => one.pathId));
  const items = paths.filter((path) => ids.has(path.id)).flatMap((path) => path.startChecklist);
  return [...new Map(items.map((item) => [item.id, item])).values()];
}

/** Until when the list is open, and why then; no day where none can be said. Whose first day is unknown began when first enrolled. */
export function openUntil(standing: readonly Standing[], rhythm: Rhythm, dayOf: (instant: string) => string) {
  const enrolled = standing.map((one) => dayOf(one.enrolledAt)).sort()[0];
  const startedOn = standing.find((one) => one.workedFrom)?.workedFrom ?? enrolled;
  if (!startedOn) return { dueOn: null, because: null };
  return dueOf({ askedOn: startedOn, startedOn, ...rhythm, rule: { days: openDays } });
}

/** Every line with who signed it. */
export function linesOf(items: readonly ChecklistItem[], signatures: readonly Signature[]): Line[] {
  const by = (item: ChecklistItem, as: SignedAs) =>
    signatures.find((one) => one.itemId === item.id && one.signedAs === as) ?? null;
  return items.map((item) => ({ item, person: by(item, 'person'), supervisor: by(item, 'supervisor') }));
}

export const isSigned = (line: Line): boolean => line.person !== null && line.supervisor !== null;

/** Shown while it is open, and as long as a signature is missing. Afterwards it stands in the record. */
export const isShown = (lines: readonly Line[], until: string | null, today: string): boolean =>
  lines.length > 0 && (until === null || today <= until || !lines.every(isSigned));

/** Of the things that somebody ticked, those they have not signed yet; null where one is not on the list. */
export function toSign(lines: readonly Line[], ticked: readonly string[], as: SignedAs): string[] | null {
  const found = new Map(lines.map((line) => [line.item.id, line]));
  if (!ticked.every((id) => found.has(id))) return null;
  return [...new Set(ticked)].filter((id) => !found.get(id)![as]);
}
