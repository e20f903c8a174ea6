import { mayRate } from '../evidence/sign-offs/rater.rules';
import { ratingPart } from '../evidence/sign-offs/rating.page';
import { ratingForm } from '../evidence/sign-offs/sign-off-form.page';
import { missingOf } from '../evidence/sign-offs/sign-off.page';
import type { SignOffFacts } from '../evidence/sign-offs/sign-off-facts.service';
import type { SignOff } from '../evidence/sign-offs/sign-off.types';
import type { Named } from '../people/people.types';
import { type Returned, shownForm } from '../shared/form';
import type { Translate } from '../shared/texts';

export interface Watched {
  person: Named;
  signOff: SignOff;
  title: string;
}

const isAsked = ({ state, observerId }: SignOff, id: string): boolean =>
  (state === 'requested' || state === 'disputed') && observerId === id;

/** What somebody was asked to watch, and what they wrote. */
export function observationsPage(watched: readonly Watched[], id: string, t: Translate) {
  const row = ({ person, signOff, title }: Watched) => ({
    href: `/observations/${signOff.id}`,
    title,
    name: person.name,
    on: signOff.facts.at(-1)!.on,
  });
  const asked = watched.filter(({ signOff }) => isAsked(signOff, id));
  return {
    title: t('observations.title'),
    sentence: t('observations.sentence', { count: asked.length }),
    asked: asked.map(row),
    written: watched.filter(({ signOff }) => !isAsked(signOff, id)).map(row),
    sees: t('observations.sees'),
  };
}

/** One skill of one person, for whoever watches it once: what to look for, and what they wrote themselves. */
export function observationPage(
  loaded: SignOffFacts,
  signOff: SignOff,
  name: string,
  me: Named,
  returned: Returned | null,
  t: Translate,
) {
  const reader = { as: 'observer' as const, id: me.id, name, base: '/observations' };
  const base = `/observations/${signOff.id}`;
  const signsAs = t('signOffs.signsAs.observer', { name: me.name });
  const own = [...signOff.notSeen, signOff.first, signOff.third].filter((one) => one?.raterId === me.id);
  const canRate = mayRate(signOff, me.id, loaded.around);
  return {
    title: t('observations.oneTitle'),
    heading: loaded.competency.title,
    name,
    area: loaded.area,
    isCritical: loaded.competency.safetyCritical,
    rate: canRate ? ratingForm({ ...loaded, name, signsAs }, `${base}/ratings`, returned, t) : null,
    handBack: isAsked(signOff, me.id) ? shownForm(`${base}/handovers`, {}, returned, t) : null,
    missing: missingOf(loaded, reader),
    written: own.map((one) => ratingPart(one!, signOff, loaded, reader, returned, t)),
    then: t('signOffs.thenTheirs', { who: 'other', name }),
    sees: t('observations.sees'),
  };
}
