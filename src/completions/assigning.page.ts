import type { Asked } from '../enrolments/asked.types';
import { saidWords } from '../enrolments/asked.page';
import { type Returned, shownForm } from '../shared/form';
import type { Translate } from '../shared/texts';
import { assignable } from './assignable.rules';
import type { Progress } from './progress.types';

interface Given {
  name: string;
  /** Every published module. */
  titles: ReadonlyMap<string, string>;
  progress: readonly Progress[];
  asked: ReadonlyMap<string, Asked>;
  returned: Returned | null;
}

/** Assigning and waiving, as the forms under `base` (a person's address) show them. */
export function assigningPart({ name, titles, progress, asked, returned }: Given, base: string, t: Translate) {
  const { toAssign, toWaive } = assignable([...titles.keys()], progress, asked);
  const assign = shownForm(`${base}/assignments`, { module: '', dueOn: '', reason: '' }, returned, t);
  const waive = shownForm(`${base}/waivers`, { module: '', reason: '' }, returned, t);
  const choices = (slugs: string[], chosen: string) =>
    slugs.map((slug) => ({ value: slug, label: titles.get(slug) ?? slug, selected: slug === chosen }));
  const isOpen = (form: { errors: Record<string, string | null> }) => Object.values(form.errors).some(Boolean);
  return {
    said: progress.flatMap((one) => {
      const said = asked.get(one.enrolmentId);
      if (!said?.word || !titles.has(one.slug)) return [];
      return [{ title: titles.get(one.slug)!, words: saidWords(said, t, name), dueOn: said.word.dueOn }];
    }),
    assign: { ...assign, modules: choices(toAssign, assign.values.module), isOpen: isOpen(assign) },
    waive: { ...waive, modules: choices(toWaive, waive.values.module), isOpen: isOpen(waive) },
  };
}
