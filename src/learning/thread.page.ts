import { overseerNames } from '../people/overseers.page';
import type { Overseer } from '../people/people.types';
import { type Returned, shownForm } from '../shared/form';
import type { Translate } from '../shared/texts';
import { talkPart, talkState } from '../threads/talk.page';
import { backKey } from './back.rules';
import type { PlacedThread } from './own-threads.service';

/** Whether whoever supervises its author can read it. */
const isForSupervisor = ({ kind, handedOn }: PlacedThread): boolean => kind === 'supervisor' || handedOn !== null;

/** One question of one's own, with who reads it, how it stands and what can be done with it. */
export function threadPart(
  thread: PlacedThread,
  supervisors: readonly Overseer[],
  returned: Returned | null,
  t: Translate,
) {
  const { id, moduleTitle, heading, href, text, askedOn, handedOn, withdrawnOn } = thread;
  const isShared = isForSupervisor(thread);
  const names = overseerNames(supervisors, t).join(', ') || 'none';
  const form = (noun: string) => shownForm(`/questions/${id}/${noun}`, {}, returned, t);
  return {
    id,
    address: `/questions/${id}`,
    from: { title: moduleTitle === heading ? heading : t('questions.from', { module: moduleTitle, heading }), href },
    text,
    askedOn,
    handedOn,
    withdrawnOn,
    state: isShared ? talkState(thread, 'person', t) : null,
    forWhom: isShared ? t('questions.forSupervisor', { names }) : t('questions.forMe'),
    handOver:
      !isShared && (supervisors.length > 0 || returned)
        ? { ...form('handover'), help: t('questions.handOverHelp', { names }) }
        : null,
    withdraw: form('withdrawal'),
  };
}

interface Around {
  personId: string;
  today: string;
  back: string | null;
  returned: Returned | null;
}

export function threadPage(thread: PlacedThread, supervisors: readonly Overseer[], around: Around, t: Translate) {
  const { personId, today, back, returned } = around;
  const isWithdrawn = thread.withdrawnOn !== null;
  const way = back ?? thread.href;
  const reader = { as: 'person' as const, id: personId, base: `/questions/${thread.id}` };
  const talk = !isWithdrawn && isForSupervisor(thread) ? talkPart(thread, reader, today, returned, t) : null;
  return {
    title: t('thread.title'),
    sentence: isWithdrawn
      ? t('thread.withdrawn')
      : talk && talk.lines.length > 0
        ? talk.state.words
        : t('thread.sentence'),
    thread: threadPart(thread, supervisors, returned, t),
    talk,
    isWithdrawn,
    back: { href: way, label: t(back ? backKey(back) : 'thread.toPlace') },
  };
}
