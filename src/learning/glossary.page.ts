import type { GlossaryTerm } from '../content/course-model.types';
import { termIn } from '../content/translated-lists.rules';
import type { Translate } from '../shared/texts';
import { courseText, type Facts } from '../reading/course-text.page';

/** Every word that the training explains, in the order of the alphabet. */
export function glossaryPage(all: readonly GlossaryTerm[], facts: Facts, t: Translate) {
  const text = courseText(facts, null);
  const terms = all.map((one) => termIn(one, t.language));
  const sorted = terms.sort((a, b) => a.term.localeCompare(b.term, t.language));
  return {
    title: t('glossary.title'),
    terms: sorted.map(({ id, term, markdown, lang }) => ({ id, term, lang, bodyHtml: text.html(markdown) })),
  };
}
