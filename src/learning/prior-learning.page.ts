import type { Claim } from '../completions/prior-learning.queries';
import { claimed, claimLines, recordHead, recordLine } from '../completions/prior-learning.page';
import type { SignedRecord } from '../completions/portable/portable-record.types';
import type { PublishedModule } from '../content/content.types';
import { type Returned, shownForm } from '../shared/form';
import type { Translate } from '../shared/texts';

interface Given {
  published: PublishedModule;
  claim: Claim | null;
  isFinished: boolean;
  returned: Returned | null;
  /** A record that was read just now, and which of its modules are picked; null: what fits is. */
  offered?: { signed: SignedRecord; picked: readonly number[] | null; name: string } | null;
}

/** "I have learned this elsewhere": the form, or what became of what somebody wrote. */
export function priorLearningPage(
  { published: { module }, claim, isFinished, returned, offered }: Given,
  t: Translate,
) {
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
            ...claimed(claim),
            on: claim.claimedAt,
            words: t(`priorLearning.state.${state ?? 'waiting'}`),
            answer: claim.decidedAt
              ? { by: claim.by ?? t('asked.somebody'), on: claim.decidedAt, lines: claimLines(claim.reason) }
              : null,
          }
        : null,
    form: isOpen ? shownForm(base, fields, returned, t) : null,
    upload: isOpen && !offered ? shownForm(recordsOf(module.slug), {}, returned, t) : null,
    offer:
      isOpen && offered
        ? { ...offerPart(module, offered), ...shownForm(`${recordsOf(module.slug)}/claims`, {}, returned, t) }
        : null,
    withdraw: state === 'waiting' ? shownForm(`${base}/withdrawal`, {}, returned, t) : null,
  };
}

const recordsOf = (slug: string): string => `/modules/${slug}/prior-learning-records`;

/** What a record says, to choose from: what has this module's address or title is chosen already. */
function offerPart(module: { slug: string; title: string }, { signed, picked, name }: NonNullable<Given['offered']>) {
  const fits = ({ moduleSlug, moduleTitle }: { moduleSlug: string; moduleTitle: string }) =>
    moduleSlug === module.slug || moduleTitle.toLowerCase() === module.title.toLowerCase();
  return {
    record: recordHead(signed, name),
    file: JSON.stringify(signed),
    picks: signed.record.completions.map((one, i) => ({
      ...recordLine(one),
      id: `line-${i}`,
      value: String(i),
      checked: picked ? picked.includes(i) : fits(one),
    })),
  };
}
