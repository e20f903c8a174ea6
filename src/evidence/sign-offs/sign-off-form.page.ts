import { type Returned, shownForm } from '../../shared/form';
import type { Translate } from '../../shared/texts';
import { contexts, type Need, type Stage } from '../needs.types';
import type { Criterion } from './criteria.service';
import { fieldOf } from './sign-off-changes.service';
import { levelState } from './rating.page';
import { moments, sights } from './sign-off.types';

interface About {
  criteria: readonly Criterion[];
  /** What is asked of this skill now; null where whoever watches is not told. */
  need: Need | null;
  stage: Stage | null;
  today: string;
  name: string;
  /** As what whoever writes signs. */
  signsAs: string;
}

/** The form in which somebody writes what they saw. */
export function ratingForm(
  { criteria, need, stage, today, name, signsAs }: About,
  action: string,
  returned: Returned | null,
  t: Translate,
) {
  const fields = Object.fromEntries(criteria.map((one) => [fieldOf(one), '']));
  const empty = { moment: '', level: '', on: today, context: '', consent: '', wentWell: '', nextStep: '', ...fields };
  const form = shownForm<string>(action, empty, returned, t);
  const { values, errors } = form;
  const picked = (field: string, value: string) => values[field] === value;
  const isAsked = (value: string) => need !== null && need.required > 0 && value === String(need.required);
  return {
    ...form,
    /** Not `name`: the parts of a form would take it for theirs. */
    whose: name,
    moments: moments.map((value) => ({
      value,
      label: t(`signOffs.moment.${value}`),
      checked: picked('moment', value),
    })),
    contexts: contexts.map((value) => ({
      value,
      label: t(`needs.context.${value}`),
      selected: picked('context', value),
    })),
    consented: values.consent === 'yes',
    versions: [...new Set(criteria.map(({ versionId }) => versionId))],
    since:
      criteria
        .map(({ since }) => since)
        .sort()
        .at(-1) ?? null,
    criteria: criteria.map((one, n) => ({
      ...{ n: n + 1, text: one.text, lang: one.lang, field: fieldOf(one), error: errors[fieldOf(one)] },
      sights: sights.map((value) => ({
        value,
        label: t(`signOffs.sight.${value}`),
        checked: picked(fieldOf(one), value),
      })),
    })),
    levels: ['not-seen', '0', '1', '2', '3', '4'].map((value) => ({
      ...{ value, checked: picked('level', value), help: t(`signOffs.anchor.${value}`) },
      level: levelState(value === 'not-seen' ? null : Number(value), t),
      asked: isAsked(value) && stage ? t('signOffs.askedFor', { when: t(`needs.when.${stage}`) }) : '',
    })),
    signs: t('signOffs.signs', { as: signsAs }),
  };
}
