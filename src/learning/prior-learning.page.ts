import type { Claim } from '../completions/prior-learning.queries';
import { claimLines } from '../completions/prior-learning.page';
import type { PublishedModule } from '../content/content.types';
import { type Returned, shownForm } from '../shared/form';
import type { Translate } from '../shared/texts';

interface Given {
  published: PublishedModule;
  claim: Claim | null;
  isFinished: boolean;
  returned: Returned | null;
}

/** "I have learned this elsewhere": the form, or what became of what somebody wrote. */
export function priorLearningPage({ published: { module }, claim, isFinished, returned }: Given, t: Translate) {
  const base = `/modules/${module.slug}/prior-learning-claims`;
  const state = claim ? (claim.outcome ?? 'waiting') : null;
  const isOpen = !isFinished && state !== 'waiting';
  const fields = { what: '', where: '', when: '', link: '' };
  return {
    title: t('priorLearning.title'),
    module: { title: module.title, href: `/modules/${module.slug}` },
    isFinished,
    claim:
      claim && state !== 'withdrawn'
        ? {
            lines: claimLines(claim.words),
            on: claim.claimedAt,
            words: t(`priorLearning.state.${state ?? 'waiting'}`),
            answer: claim.decidedAt
              ? { by: claim.by ?? t('asked.somebody'), on: claim.decidedAt, lines: claimLines(claim.reason) }
              : null,
          }
        : null,
    form: isOpen ? shownForm(base, fields, returned, t) : null,
    withdraw: state === 'waiting' ? shownForm(`${base}/withdrawal`, {}, returned, t) : null,
  };
}
