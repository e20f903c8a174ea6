import type { Named } from '../people/people.types';
import { type Returned, shownForm, typedList } from '../shared/form';
import type { Translate } from '../shared/texts';
import type { Conversation } from '../threads/conversation.types';
import type { FollowedAction } from './actions.service';
import { preselected } from './agenda.rules';
import { valueOf } from './conversation-changes.service';
import { actionRow, type Talker, whoIs } from './conversation-words.page';
import type { Suggestion } from './suggestions.service';

interface ShownConversations {
  conversations: Conversation[];
  actions: FollowedAction[];
  titles: ReadonlyMap<string, string>;
  suggestions: Suggestion[];
  /** With whom this person can have one now. */
  supervisors: Named[];
  today: string;
}

/** Where conversations begin and are found again: the one that is open, else one to prepare; what is agreed; those before. */
export function conversationsPage(given: ShownConversations, talker: Talker, returned: Returned | null, t: Translate) {
  const { conversations, actions, titles, supervisors, suggestions } = given;
  const open = conversations.filter(({ isClosed }) => !isClosed);
  const free = supervisors.filter(({ id }) => open.every(({ supervisorId }) => supervisorId !== id));
  const followed = actions.map((one) => ({
    ...actionRow(one, talker, one.conversation, titles, t),
    isDone: one.isDone,
  }));
  const ticks = shownForm(`${talker.base}/ticks`, {}, returned, t);
  const stillOpen = followed.filter(({ isDone }) => !isDone);
  return {
    title: t('conversation.allTitle'),
    heading: talker.as === 'person' ? t('conversation.all') : t('conversation.allWith', { name: talker.name }),
    back: talker.as === 'person' ? null : { href: '/team', title: t('nav.team') },
    sentence: sentenceOf(open.length, stillOpen.length, supervisors.length, t),
    problem:
      free.length === 0 && returned?.action === talker.base
        ? returned.errors.form
          ? t(returned.errors.form)
          : null
        : null,
    open: open.map((one) => lineOf(one, talker, t)),
    earlier: conversations.filter(({ isClosed }) => isClosed).map((one) => lineOf(one, talker, t)),
    ticks: { ...ticks, rows: stillOpen, canTick: stillOpen.some(({ canTick }) => canTick) },
    done: followed.filter(({ isDone }) => isDone),
    prepare: free.length === 0 ? null : preparing({ ...given, supervisors: free }, talker, suggestions, returned, t),
  };
}

function sentenceOf(open: number, actions: number, supervisors: number, t: Translate): string {
  if (open > 0) return t('conversation.lead.open');
  if (supervisors === 0) return t('conversation.lead.nobody');
  return actions > 0 ? t('conversation.lead.actions', { count: actions }) : t('conversation.lead.none');
}

const lineOf = (one: Conversation, talker: Talker, t: Translate) => ({
  href: `${talker.base}/${one.id}`,
  day: one.day,
  words: t('conversation.with', whoIs(talker.as === 'person' ? 'supervisor' : 'person', talker, one)),
  signed: one.signed[talker.as] !== null,
});

function preparing(
  { conversations, supervisors, today }: ShownConversations,
  { base }: Talker,
  suggestions: readonly Suggestion[],
  returned: Returned | null,
  t: Translate,
) {
  const next = conversations.find(({ isClosed }) => isClosed)?.next;
  const form = shownForm(base, { day: next && next > today ? next : today, supervisor: '' }, returned, t);
  const picked = returned?.action === base ? typedList(returned.values, 'pick') : preselected(suggestions).map(valueOf);
  return {
    ...form,
    choices:
      supervisors.length < 2
        ? null
        : supervisors.map(({ id, name }) => ({ value: id, label: name, selected: id === form.values.supervisor })),
    suggestions: suggestions.map((one, i) => ({
      id: `pick-${i}`,
      value: valueOf(one),
      checked: picked.includes(valueOf(one)),
      source: t(`conversation.source.${one.source}`),
      ...{ title: one.title, why: one.why, on: one.on, isCritical: one.isCritical },
    })),
  };
}
