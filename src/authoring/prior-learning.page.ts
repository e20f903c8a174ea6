import { claimed } from '../completions/prior-learning.page';
import type { Claim } from '../completions/prior-learning.queries';
import type { SignedInPerson } from '../people/people.types';
import { type Returned, shownForm } from '../shared/form';
import type { Translate } from '../shared/texts';

interface Given {
  claims: readonly Claim[];
  titles: ReadonlyMap<string, string>;
  returned: Returned | null;
}

/** What people say they learned elsewhere, waiting for a trainer's word. */
export function claimsPage({ claims, titles, returned }: Given, me: SignedInPerson, t: Translate) {
  return {
    title: t('priorLearning.studioTitle'),
    sentence: t('priorLearning.studioSentence', { waiting: claims.length }),
    claims: claims.map((claim) => {
      const form = shownForm(`/studio/prior-learning/${claim.id}/decisions`, { outcome: '', reason: '' }, returned, t);
      return {
        id: claim.id,
        name: claim.name,
        module: titles.get(claim.slug) ?? claim.slug,
        on: claim.claimedAt,
        ...claimed(claim),
        form:
          claim.personId === me.id
            ? null
            : {
                ...form,
                outcomes: (['accepted', 'declined'] as const).map((value) => ({
                  value,
                  id: `${value}-${claim.id}`,
                  label: t(`priorLearning.outcome.${value}`),
                  help: t(`priorLearning.outcomeHelp.${value}`),
                  checked: form.values.outcome === value,
                })),
              },
      };
    }),
  };
}
