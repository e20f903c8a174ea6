import { type Returned, shownForm } from '../../shared/form';
import type { Translate } from '../../shared/texts';
import { askable, mayAsk, mayRate, mayWithdraw } from './rater.rules';
import { ratingPart } from './rating.page';
import { ratingForm } from './sign-off-form.page';
import type { SignOffFacts } from './sign-off-facts.service';
import { isOpen } from './sign-off.rules';
import { nextWords, type Reader, stateOf, stepsOf, whoIs } from './sign-off-words.page';
import type { SignOff } from './sign-off.types';

/** The sign-offs of one skill: the one that is open with what can be done about it, and earlier ones. */
export function signOffPage(
  loaded: SignOffFacts,
  reader: Reader,
  signsAs: string,
  returned: Returned | null,
  t: Translate,
) {
  const { signOffs, competency, area, need, stage, facts } = loaded;
  const open = signOffs.find(isOpen) ?? null;
  const base = `${reader.base}/${competency.code}`;
  const one = (signOff: SignOff) => partOf(signOff, loaded, reader, returned, t);
  const form = { base, loaded, open, reader, returned, t };
  return {
    title: t('signOffs.oneTitle'),
    backHref: reader.base,
    backTitle: t('signOffs.title'),
    heading: competency.title,
    name: reader.as === 'person' ? '' : reader.name,
    area,
    isCritical: competency.safetyCritical,
    asks:
      need && need.required > 0
        ? t('signOffs.asks', { when: t(`needs.when.${stage}`), level: t(`needs.level.${need.required}`) })
        : '',
    open: open && { ...one(open), next: nextWords(open, facts, reader, t) },
    nothing: open ? '' : t(signOffs.length > 0 ? 'signOffs.nothingOpen' : 'signOffs.nothingYet', whoIs(reader)),
    earlier: signOffs.filter((each) => each !== open).map(one),
    answer: reader.as === 'person' ? answerForms(form) : null,
    asking: askForm(form),
    rate: rateForm(form, signsAs),
    isClosedTo: reader.as === 'supervisor' && !loaded.around.raters.some(({ id }) => id === reader.id),
    missing: missingOf(loaded, reader),
    needHref: `${reader.as === 'person' ? '/my-needs' : reader.base.replace('/sign-offs', '/needs')}/${competency.code}`,
    then: t('signOffs.thenTheirs', whoIs(reader)),
  };
}

/** One sign-off: where it stands, what happened, and every rating with its lines. */
function partOf(signOff: SignOff, loaded: SignOffFacts, reader: Reader, returned: Returned | null, t: Translate) {
  const { first, third, notSeen, agreed, disputed } = signOff;
  const ratings = [...notSeen, first, third].flatMap((one) => one ?? []);
  const said = (fact: SignOff['agreed'], key: string) => {
    const text = fact && loaded.facts.get(fact.id)?.note;
    return fact ? [{ on: fact.on, words: t(key, whoIs(reader)), text: text ?? '' }] : [];
  };
  return {
    id: signOff.id,
    state: stateOf(signOff, t),
    steps: stepsOf(signOff, loaded.facts, reader, t),
    ratings: ratings.map((one) => ratingPart(one, signOff, loaded, reader, returned, t)),
    answers: [...said(disputed, 'signOffs.saidDifferently'), ...said(agreed, 'signOffs.saidAgreed')],
  };
}

interface Form {
  base: string;
  loaded: SignOffFacts;
  open: SignOff | null;
  reader: Reader;
  returned: Returned | null;
  t: Translate;
}

function answerForms({ base, open, returned, t }: Form) {
  if (!open?.first || open.state === 'requested') return null;
  const rating = open.first.id;
  return {
    rating,
    agree: shownForm(`${base}/agreements`, { note: '' }, returned, t),
    dispute: open.state === 'observed' ? shownForm(`${base}/disputes`, { how: '' }, returned, t) : null,
  };
}

/** Whom a sign-off can be asked of. Where it is open already: whom else. */
function askForm({ base, loaded, open, reader, returned, t }: Form) {
  if (open?.state === 'observed' || !mayAsk(open, reader.id, loaded.around)) return null;
  const form = shownForm(`${base}/requests`, { observerId: '' }, returned, t);
  const isMine = mayWithdraw(open, reader.id, loaded.around);
  const withdraw = isMine ? shownForm(`${base}/requests/withdrawal`, {}, returned, t) : null;
  const about = open ? (open.state === 'disputed' ? 'third' : 'other') : 'first';
  return {
    ...form,
    withdraw,
    isFirst: about === 'first' && reader.as === 'person',
    heading: t(`signOffs.ask.${about}`),
    help: t(`signOffs.askHelp.${about}`, whoIs(reader)),
    button: t(`signOffs.askButton.${about}`),
    anybody: t('signOffs.anybody', whoIs(reader)),
    choices: askable(open, loaded.around)
      .filter(({ id }) => id !== reader.id && id !== open?.observerId)
      .map(({ id, name, isSupervisor }) => ({
        ...{ value: id, selected: form.values.observerId === id },
        label: t('signOffs.rater', { name, as: isSupervisor ? 'supervisor' : 'observer' }),
      })),
  };
}

function rateForm({ base, loaded, open, reader, returned, t }: Form, signsAs: string) {
  if (reader.as !== 'supervisor' || !mayRate(open, reader.id, loaded.around)) return null;
  const isAgain = open === null && loaded.signOffs.length > 0;
  return { ...ratingForm({ ...loaded, name: reader.name, signsAs }, `${base}/ratings`, returned, t), isAgain };
}

/** What somebody still has to learn before they sign for others. */
export function missingOf({ around, titles }: SignOffFacts, { id }: Reader) {
  const slugs = around.raters.find((one) => one.id === id)?.missing ?? [];
  return slugs.map((slug) => ({ href: `/modules/${slug}`, title: titles.get(slug) ?? slug }));
}
