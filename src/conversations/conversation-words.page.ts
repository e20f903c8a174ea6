import type { Translate } from '../shared/texts';
import type { Action, Conversation, Point, Side } from '../threads/conversation.types';
import type { ActionState } from './actions.rules';

/** Who reads: the person, or the supervisor whom the conversation is with. */
export interface Talker {
  as: Side;
  /** Whose conversations they are. */
  name: string;
  /** The address of this person's conversations. */
  base: string;
}
type Titles = ReadonlyMap<string, string>;

/** One of the two: “you” where that is who reads. */
export const whoIs = (
  side: Side,
  { as }: Talker,
  { person, supervisor }: Pick<Conversation, 'person' | 'supervisor'>,
) => ({
  who: side === as ? 'you' : 'other',
  name: side === 'person' ? person : supervisor,
});

/** Where a point comes from, and the day that this names. */
export function sourceOf({ source, by, on }: Point, talker: Talker, names: Conversation, t: Translate) {
  return { words: t(`conversation.source.${source}`, whoIs(by, talker, names)), on };
}

/** Who does it: one of the two, both, or somebody they named. */
function doerOf({ who, name }: Action, talker: Talker, names: Conversation, t: Translate): string {
  if (who === 'other') return name;
  if (who === 'both') return t('conversation.both');
  return t('conversation.somebody', whoIs(who, talker, names));
}

/** How the two will know that it is done, and whether it is. */
export function actionRow(
  action: Action & Partial<ActionState>,
  talker: Talker,
  names: Conversation,
  titles: Titles,
  t: Translate,
) {
  const { tie, subject, how, what, by, id, no, isDone, on } = action;
  const title = titles.get(subject ?? '') ?? subject ?? '';
  const ends = tie === 'none' ? t('conversation.ticked') : t(`conversation.closes.${tie}`, { title });
  return {
    ...{ id, no, what, by },
    who: doerOf(action, talker, names, t),
    how: [how, ends].filter(Boolean),
    done: isDone ? { words: t(on ? 'conversation.doneOn' : 'conversation.doneNow'), on: on ?? null } : null,
    canTick: tie === 'none' && !isDone,
  };
}
