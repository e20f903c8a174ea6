import { type Returned, shownForm } from '../../shared/form';
import type { Translate } from '../../shared/texts';
import { correctableBy } from './rater.rules';
import { newestOf } from './sign-off.rules';
import type { SignOffFacts } from './sign-off-facts.service';
import type { Reader } from './sign-off-words.page';
import type { Rating, SignOff } from './sign-off.types';

const levels = [1, 2, 3, 4];
export const levelState = (level: number | null, t: Translate) => ({
  steps: level === null ? null : levels.map((step) => step <= level),
  words: level === null ? t('signOffs.notSeen') : t(`needs.level.${level}`),
});

const shapes = { alone: 'done', 'with-support': 'half', 'not-yet': 'ring', 'not-seen': 'dash' };

/** One rating, line by line, with what was said to it, and how its author puts it right. */
export function ratingPart(
  rating: Rating,
  signOff: SignOff,
  loaded: SignOffFacts,
  reader: Reader,
  returned: Returned | null,
  t: Translate,
) {
  const { facts, judged, replies, around } = loaded;
  const fact = facts.get(rating.id)!;
  const own = signOff.facts.filter(
    ({ byId, kind }) => byId === rating.raterId && (kind === 'rated' || kind === 'corrected'),
  );
  const sent = facts.get(own.find(({ kind }) => kind === 'rated')!.id)!;
  const ids = new Set(own.map(({ id }) => id));
  const isLast = newestOf(loaded.signOffs)?.id === signOff.id;
  const isMine = isLast && rating.raterId === reader.id && correctableBy(signOff, reader.id, around);
  return {
    id: rating.id,
    level: levelState(rating.level, t),
    by: t('signOffs.seenBy', { name: fact.by, moment: t(`needs.kind.${rating.moment}`) }),
    on: rating.seenOn,
    signedOn: rating.on,
    context: rating.context ? t(`needs.context.${rating.context}`) : '',
    lines: (judged.get(rating.id) ?? []).map(({ text, lang, sight }) => ({
      ...{ text, lang },
      state: { shape: shapes[sight], words: t(`signOffs.sight.${sight}`) },
    })),
    wentWell: sent.wentWell,
    nextStep: sent.nextStep,
    corrected: rating.isCorrected ? t('signOffs.correctedWhy', { why: fact.note }) : '',
    replies: replies.filter(({ factId }) => factId && ids.has(factId)).map(({ on, text }) => ({ on, text })),
    comment:
      reader.as === 'person'
        ? commentForm(`${reader.base}/${signOff.competency}/comments`, rating.id, returned, t)
        : null,
    correct: isMine
      ? correctionForm(rating, `${correctionsAt(signOff, reader)}/corrections/${rating.id}`, returned, t)
      : null,
  };
}

/** Whoever only watches has an address for the one sign-off, everybody else for the skill. */
const correctionsAt = ({ id, competency }: SignOff, { as, base }: Reader): string =>
  `${base}/${as === 'observer' ? id : competency}`;

const isOpen = (errors: Record<string, string | null>) => Object.values(errors).some(Boolean);

/** The form for a comment on one thing that was written down. Only the one that came back stands open. */
export function commentForm(action: string, factId: string, returned: Returned | null, t: Translate) {
  const isOwn = returned?.action === action && (returned.values as { fact?: string }).fact === factId;
  const form = shownForm(action, { comment: '' }, isOwn ? returned : null, t);
  return { ...form, fact: factId, isOpen: isOpen(form.errors) };
}

function correctionForm({ id, level, seenOn }: Rating, action: string, returned: Returned | null, t: Translate) {
  const form = shownForm(action, { level: String(level), on: seenOn, why: '' }, returned, t);
  const choices = ['0', '1', '2', '3', '4', 'withdrawn'].map((value) => ({
    value,
    label: t(`needs.level.${value}`),
    selected: value === form.values.level,
  }));
  return { ...form, id, isOpen: isOpen(form.errors), levels: choices };
}
