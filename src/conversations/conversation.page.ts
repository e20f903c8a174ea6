import { type Returned, shownForm, typedList, typedText } from '../shared/form';
import type { Translate } from '../shared/texts';
import type { Conversation, Point, Side } from '../threads/conversation.types';
import type { FollowedAction, Tieable } from './actions.service';
import { minutesOf } from './agenda.rules';
import { fieldOf } from './conversation-changes.service';
import { actionRow, sourceOf, type Talker, whoIs } from './conversation-words.page';

interface ShownConversation {
  conversation: Conversation;
  /** What was agreed in it, or in those before it, and whether it is done. */
  actions: FollowedAction[];
  titles: ReadonlyMap<string, string>;
  /** What an action can end with by itself; nothing where nothing can be added any more. */
  tieable: { modules: Tieable[]; skills: Tieable[] };
  critical: ReadonlySet<string>;
}
const sides: Side[] = ['person', 'supervisor'];

/** One conversation: the agenda with both voices, what is agreed, and both signatures. The same page for the two. */
export function conversationPage(given: ShownConversation, talker: Talker, returned: Returned | null, t: Translate) {
  const { conversation, actions, titles, critical } = given;
  const { isClosed, isDeleted, day, next, points, id } = conversation;
  const address = `${talker.base}/${id}`;
  const isCritical = ({ subject }: Point) => subject !== null && critical.has(subject);
  const minutes = minutesOf(points.map((point) => ({ isCritical: isCritical(point) })));
  const total = minutes.reduce((sum, one) => sum + one, 0);
  const own = returned?.action === `${address}/entries` ? returned : null;
  return {
    title: t('conversation.title'),
    back: { href: talker.base, title: t('conversation.all') },
    day,
    sentence: t('conversation.sentence', {
      ...whoIs(talker.as === 'person' ? 'supervisor' : 'person', talker, conversation),
      points: points.length,
      minutes: total,
    }),
    isLong: total > 20,
    problem: isClosed && returned?.action === `${address}/entries` ? saidOf(returned, t) : null,
    isOpen: !isClosed,
    isDeleted,
    deletedOn: conversation.deletedOn,
    halves: !isClosed && points.every(({ by }) => by !== 'person') ? halfWords(talker, t) : null,
    points: points.map((point, i) => ({
      no: point.no,
      title: point.title ?? '',
      isCritical: isCritical(point),
      source: sourceOf(point, talker, conversation, t),
      minutes: t('conversation.minutes', { count: minutes[i]! }),
      voices: sides.map((side) => voiceOf(point, side, talker, conversation[side], own, t)),
      isLeft: typedList(own?.values ?? {}, 'left').includes(String(point.no)),
    })),
    agreed: (isClosed ? actions.filter((one) => one.conversation.id === id) : conversation.actions).map((one) =>
      actionRow(one, talker, conversation, titles, t),
    ),
    before: isClosed ? [] : openBefore(given, talker, t),
    next,
    form: isClosed ? null : writingForm(given, talker, returned, t),
    signatures: sides.map((side) => ({
      name: conversation[side],
      on: conversation.signed[side],
      isMine: side === talker.as,
    })),
    hasSigned: conversation.signed[talker.as] !== null,
    additions: conversation.additions.map((one) => ({
      ...one,
      words: t('conversation.addedBy', whoIs(one.by, talker, conversation)),
    })),
    adding: isClosed && !isDeleted ? shownForm(`${address}/additions`, { text: '' }, returned, t) : null,
  };
}

const saidOf = ({ errors }: Returned, t: Translate) => (errors.form ? t(errors.form) : null);
const halfWords = ({ as, name }: Talker, t: Translate): string =>
  t('conversation.half', { who: as === 'person' ? 'you' : 'other', name });

/** What one of the two says under a point: a field where that is who reads, else what stands. */
function voiceOf(point: Point, side: Side, talker: Talker, name: string, own: Returned | null, t: Translate) {
  const said = point.words[side];
  const field = fieldOf(point.no);
  const error = own?.errors[field];
  return {
    name,
    isMine: side === talker.as,
    text: said?.text ?? '',
    field,
    label: t('conversation.yourWords', { point: point.title ?? '' }),
    value: typedText(own?.values as Record<string, unknown>, field, said?.text ?? ''),
    shown: said?.revision ?? 0,
    no: point.no,
    error: error ? t(error) : null,
  };
}

/** What the two agreed before and is still open; what has ended by itself says so once more. */
function openBefore({ actions, titles }: ShownConversation, talker: Talker, t: Translate) {
  return actions.filter(({ isDone }) => !isDone).map((one) => actionRow(one, talker, one.conversation, titles, t));
}

function writingForm(
  { conversation, tieable }: ShownConversation,
  talker: Talker,
  returned: Returned | null,
  t: Translate,
) {
  const { id, day, next, person, supervisor, seen } = conversation;
  const action = `${talker.base}/${id}/entries`;
  const empty = { point: '', what: '', who: talker.as, name: '', by: '', how: '', tie: '' };
  const form = shownForm(action, { day, next: next ?? '', ...empty }, returned, t);
  const typed = returned?.action === action;
  const names = { person, supervisor };
  const options = (kind: string, some: readonly Tieable[]) =>
    some.map(({ subject, title }) => ({
      value: `${kind}:${subject}`,
      label: t(`conversation.tie.${kind}`, { title }),
    }));
  const chosen = (all: { value: string; label: string }[], value: string) =>
    all.map((one) => ({ ...one, selected: one.value === value }));
  return {
    ...form,
    seen,
    addsPoint: typed && Boolean(form.values.point || form.errors.point),
    addsAction: typed && Boolean(form.values.what || form.errors.what || form.errors.by || form.errors.name),
    doers: chosen(
      [
        ...sides.map((side) => ({ value: side, label: t('conversation.somebody', whoIs(side, talker, names)) })),
        { value: 'both', label: t('conversation.both') },
        { value: 'other', label: t('conversation.other') },
      ],
      form.values.who,
    ),
    ties: chosen([...options('module', tieable.modules), ...options('competency', tieable.skills)], form.values.tie),
  };
}
