import { overseerNames } from '../people/overseers.page';
import type { Overseer } from '../people/people.types';
import { type Returned, shownForm } from '../shared/form';
import type { Translate } from '../shared/texts';
import { backKey } from './back.rules';
import type { PlacedThread } from './own-threads.service';

/** One question of one's own, with who reads it and what can be done with it. */
export function threadPart(
  thread: PlacedThread,
  supervisors: readonly Overseer[],
  returned: Returned | null,
  t: Translate,
) {
  const { id, moduleTitle, heading, href, text, askedOn, handedOn, withdrawnOn } = thread;
  const isForSupervisor = thread.kind === 'supervisor' || handedOn !== null;
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
    forWhom: isForSupervisor ? t('questions.forSupervisor', { names }) : t('questions.forMe'),
    handOver:
      !isForSupervisor && (supervisors.length > 0 || returned)
        ? { ...form('handover'), help: t('questions.handOverHelp', { names }) }
        : null,
    withdraw: form('withdrawal'),
  };
}

export function threadPage(
  thread: PlacedThread,
  supervisors: readonly Overseer[],
  { back, returned }: { back: string | null; returned: Returned | null },
  t: Translate,
) {
  const isWithdrawn = thread.withdrawnOn !== null;
  const way = back ?? thread.href;
  return {
    title: t('thread.title'),
    sentence: t(isWithdrawn ? 'thread.withdrawn' : 'thread.sentence'),
    thread: threadPart(thread, supervisors, returned, t),
    isWithdrawn,
    back: { href: way, label: t(back ? backKey(back) : 'thread.toPlace') },
  };
}
