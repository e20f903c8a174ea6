import { type Returned, shownForm } from '../shared/form';
import type { Translate } from '../shared/texts';
import { isAwayOn, type PauseRevision } from './pause.rules';

/** Leave, as the forms under `base` (…/pauses) show it. */
export function pausesPart(
  { pauses, today, returned }: { pauses: readonly PauseRevision[]; today: string; returned: Returned | null },
  base: string,
  t: Translate,
) {
  return {
    add: shownForm(base, { from: today, to: '' }, returned, t),
    rows: pauses.map((pause) => {
      const change = shownForm(`${base}/${pause.id}`, { from: pause.fromOn, to: pause.toOn ?? '' }, returned, t);
      const withdraw = shownForm(`${base}/${pause.id}/withdrawal`, {}, returned, t);
      return {
        id: pause.id,
        fromOn: pause.fromOn,
        toOn: pause.toOn,
        isNow: isAwayOn(pause, today),
        isOpen: Object.values(change.errors).some(Boolean) || withdraw.errors.form !== null,
        change,
        withdraw,
      };
    }),
  };
}
