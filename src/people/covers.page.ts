import { addDays } from '../shared/dates.rules';
import { type Returned, shownForm } from '../shared/form';
import type { Translate } from '../shared/texts';
import { isOn } from './spans.rules';
import type { Covers } from './covers.service';

/** Who looks after somebody's people while they are away, with the forms under `base`. */
export function coversPart(
  { away, coveringFor, others, today }: Covers,
  base: string,
  returned: Returned | null,
  t: Translate,
) {
  const add = shownForm(base, { covererId: '', from: today, to: '' }, returned, t);
  return {
    add,
    choices: others.map(({ id, name }) => ({ value: id, label: name, selected: add.values.covererId === id })),
    rows: away.map((cover) => ({
      ...daysOf(cover, today),
      name: cover.coverer,
      end: shownForm(`${base}/${cover.id}/ending`, {}, returned, t),
    })),
    coveringFor: coveringFor.map((cover) => ({ ...daysOf(cover, today), name: cover.supervisor })),
  };
}

const daysOf = (cover: { fromOn: string; toOn: string }, today: string) => ({
  fromOn: cover.fromOn,
  lastOn: addDays(cover.toOn, -1),
  backOn: cover.toOn,
  isNow: isOn(cover, today),
});
