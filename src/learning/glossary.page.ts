import type { GlossaryTerm } from '../content/course-model.types';
import type { Translate } from '../shared/texts';
import { courseText, type Facts } from '../reading/course-text.page';

/** Every word that the training explains, in the order of the alphabet. */
export function glossaryPage(terms: readonly GlossaryTerm[], facts: Facts, language: string, t: Translate) {
  const text = courseText(facts, null);
  const sorted = [...terms].sort((a, b) => a.term.localeCompare(b.term, language));
  return {
    title: t('glossary.title'),
    terms: sorted.map(({ id, term, markdown }) => ({ id, term, bodyHtml: text.html(markdown) })),
  };
}
