import type { Translate } from '../shared/texts';
import type { Audience } from './asking.service';
import type { PlacedThread } from './own-threads.service';
import { threadPart } from './thread.page';

/** What somebody has asked and not taken back, those about boundaries first, and how the group list works. */
export function questionsPage(
  threads: readonly PlacedThread[],
  { supervisors, teams }: Audience,
  isSupervisor: boolean,
  t: Translate,
) {
  const shown = threads
    .filter((one) => one.withdrawnOn === null)
    .map((one) => ({ isBoundary: one.isBoundary, ...threadPart(one, supervisors, null, t) }));
  const isClosed = ({ state }: (typeof shown)[number]) => state?.standing === 'closed';
  const open = shown.filter((one) => !isClosed(one));
  const groups = [true, false]
    .map((isBoundary) => ({
      id: isBoundary ? 'boundaries' : 'others',
      heading: t(isBoundary ? 'answering.boundaries' : 'answering.others'),
      threads: open.filter((one) => one.isBoundary === isBoundary),
    }))
    .filter((group) => group.threads.length > 0);
  return {
    title: t('questions.title'),
    sentence: [
      t('questions.sentence', { open: open.length }),
      newWords(open.filter(({ state }) => state?.isNew).length, t),
    ]
      .filter(Boolean)
      .join(' '),
    groups,
    hasHeadings: groups.some(({ id }) => id === 'boundaries'),
    isEmpty: open.length === 0,
    closed: shown.filter(isClosed),
    withdrawn: threads
      .filter((one) => one.withdrawnOn !== null)
      .map(({ id, askedOn, moduleTitle }) => ({ href: `/questions/${id}`, askedOn, moduleTitle })),
    inTeam: teams.length > 0,
    isSupervisor,
  };
}

const newWords = (count: number, t: Translate): string => (count > 0 ? t('answering.news', { count }) : '');
