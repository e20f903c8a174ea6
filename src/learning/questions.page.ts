import type { Translate } from '../shared/texts';
import type { Audience } from './asking.service';
import type { PlacedThread } from './own-threads.service';
import { threadPart } from './thread.page';

/** What somebody has asked and not taken back, and how the group list works. */
export function questionsPage(threads: readonly PlacedThread[], { supervisors, teams }: Audience, t: Translate) {
  const open = threads.filter((one) => one.withdrawnOn === null);
  return {
    title: t('questions.title'),
    sentence: t('questions.sentence', { open: open.length }),
    threads: open.map((one) => threadPart(one, supervisors, null, t)),
    withdrawn: threads
      .filter((one) => one.withdrawnOn !== null)
      .map(({ id, askedOn, moduleTitle }) => ({ href: `/questions/${id}`, askedOn, moduleTitle })),
    inTeam: teams.length > 0,
  };
}
