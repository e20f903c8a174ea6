import { type Returned, shownForm, typedText } from '../shared/form';
import type { Translate } from '../shared/texts';
import type { StoredEntry } from './evidence.queries';
import { bandState, type Reader, reasonsOf, threeOf, whoIs } from './need-words.page';
import { sharedWords, sourcesOf } from './needs.page';
import { isRated } from './entries.rules';
import type { Needs } from './needs.service';
import { commentForm } from './sign-offs/rating.page';
import { contexts, type Need, obstacleReasons, ratedKinds } from './needs.types';

interface Around {
  area: string;
  /** The published modules that teach it. */
  taughtIn: readonly { slug: string; title: string }[];
  /** Who reads: only what they wrote themselves can they put right. */
  readerId: string;
  /** Whether whoever reads may write down what they saw. */
  canRate: boolean;
  returned: Returned | null;
}

/** One competency of one person: what is asked and shown, everything it stands on, and what can be added. */
export function needPage(needs: Needs, need: Need, reader: Reader, around: Around, t: Translate) {
  const { competency } = need;
  const base = `${reader.base}/${competency.code}`;
  const form = { base, today: needs.today, returned: around.returned, t };
  return {
    title: t('needs.oneTitle'),
    backHref: reader.base,
    backTitle: t('needs.title'),
    heading: competency.title,
    area: around.area,
    isCritical: competency.safetyCritical,
    state: need.required === 0 ? { shape: 'dash', words: t('needs.notAsked') } : bandState(need.band, t),
    reasons: reasonsOf(need, needs.stage, reader, t),
    three: threeOf(need, needs, reader, t),
    sources: sourcesOf(need, needs, reader, t).map((source) => ({
      ...source,
      ...detailsOf(needs.entries.get(source.id), around.readerId, form),
      ...repliesTo(needs.entries.get(source.id), needs, reader, form),
    })),
    taughtIn: around.taughtIn.map(({ slug, title }) => ({ href: `/modules/${slug}`, title })),
    shared: reader.as === 'person' ? t('needs.whoSeesOwn') : sharedWords(reader, [], t),
    whoSees: t(reader.as === 'person' ? 'needs.whoSeesOwn' : 'needs.whoSees', whoIs(reader)),
    own: reader.as === 'person' ? ownForms(need, form) : null,
    rating: reader.as === 'supervisor' && around.canRate ? ratingForm(form) : null,
    isClosedTo: reader.as === 'supervisor' && !around.canRate,
    signOffsHref: `${reader.base.replace('needs', 'sign-offs')}/${competency.code}`,
    obstacle: reader.as === 'supervisor' ? obstacleForm(need, form) : null,
  };
}

interface Form {
  base: string;
  today: string;
  returned: Returned | null;
  t: Translate;
}

const choicesOf = (values: readonly string[], chosen: string, words: (value: string) => string) =>
  values.map((value) => ({ value, label: words(value), selected: value === chosen }));
const levels = ['0', '1', '2', '3', '4'];
const isOpen = ({ errors }: { errors: Record<string, string | null> }) => Object.values(errors).some(Boolean);

function ratingForm({ base, today, returned, t }: Form) {
  const form = shownForm(`${base}/evidence`, { kind: '', level: '', on: today, context: '', note: '' }, returned, t);
  return {
    ...form,
    isOpen: isOpen(form),
    kinds: choicesOf(ratedKinds, form.values.kind, (kind) => t(`needs.record.${kind}`)),
    levels: choicesOf(levels, form.values.level, (level) => t(`needs.level.${level}`)),
    contexts: choicesOf(contexts, form.values.context, (context) => t(`needs.context.${context}`)),
  };
}

function obstacleForm({ obstacle }: Need, { base, returned, t }: Form) {
  const form = shownForm(`${base}/obstacles`, { reason: obstacle?.reason ?? '', note: '' }, returned, t);
  const lift = shownForm(`${base}/obstacles/withdrawal`, {}, returned, t);
  return {
    ...form,
    isOpen: isOpen(form) || isOpen(lift),
    reasons: choicesOf(obstacleReasons, form.values.reason, (reason) => t(`needs.obstacle.${reason}`)),
    lift: obstacle ? lift : null,
  };
}

function ownForms({ self, wish }: Need, { base, returned, t }: Form) {
  const stands = self ? (self.level === null ? 'none' : String(self.level)) : '';
  const rate = shownForm(`${base}/self-ratings`, { level: stands, note: '' }, returned, t);
  return {
    rate: {
      ...rate,
      levels: choicesOf([...levels, 'none'], rate.values.level, (level) => t(`needs.self.${level}`)),
    },
    wish: {
      ...shownForm(wish ? `${base}/wishes/withdrawal` : `${base}/wishes`, {}, returned, t),
      isWished: wish !== null,
    },
  };
}

/** What the person said to what somebody else wrote, and where they can say more. */
function repliesTo(entry: StoredEntry | undefined, { replies }: Needs, reader: Reader, { base, returned, t }: Form) {
  if (!entry || !isRated(entry.kind)) return { replies: [], comment: null };
  return {
    replies: replies.filter(({ factId }) => factId === entry.id),
    comment: reader.as === 'person' ? commentForm(`${base}/comments`, entry.id, returned, t) : null,
  };
}

/** What was added in words, where it was seen, and how its author puts it right. */
function detailsOf(entry: StoredEntry | undefined, readerId: string, { base, returned, t }: Form) {
  if (!entry) return { note: '', context: '', isCorrected: false, correct: null };
  const form = shownForm(
    `${base}/evidence/${entry.id}/corrections`,
    { level: String(entry.level ?? ''), on: entry.seenOn, why: '' },
    returned,
    t,
  );
  const chosen = typedText(form.values, 'level', null);
  return {
    note: entry.note,
    context: entry.context ? t(`needs.context.${entry.context}`) : '',
    isCorrected: isRated(entry.kind) && entry.revision > 1,
    correct:
      isRated(entry.kind) && entry.raterId === readerId
        ? {
            ...form,
            id: entry.id,
            isOpen: isOpen(form),
            levels: choicesOf([...levels, 'withdrawn'], chosen, (level) => t(`needs.level.${level}`)),
          }
        : null,
  };
}
