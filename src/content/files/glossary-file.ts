import type { GlossaryTerm } from '../course-model.types';
import { didYouMean } from './did-you-mean';
import type { Reporter } from './problems';
import { checkProse, idAtEnd, idPattern, sectionsOf, withoutId } from './sections';

type PlacedTerm = GlossaryTerm & { line: number };

/** The terms with their French, where it stands under the same id. A term without one is only mentioned. */
export function withFrenchTerms(english: PlacedTerm[], french: PlacedTerm[], report: Reporter): GlossaryTerm[] {
  const ids = english.map(({ id }) => id);
  const left = english.filter(({ id }) => !french.some((one) => one.id === id));
  for (const { id, line } of french.filter((one) => one.id && !ids.includes(one.id)))
    report.error(
      line,
      'FR-ID',
      `The English glossary has no “${id}”.${didYouMean(
        id,
        left.map((one) => one.id),
      )}`,
      'Use the id of the English term; ids are never translated.',
    );
  if (french.length > 0 && left.length > 0)
    report.note(
      1,
      'FR-ABSENT',
      `There is no French yet for ${left.map(({ term }) => `“${term}”`).join(', ')}.`,
      'Write it under the same id; until then people read the English.',
    );
  return english.map(({ id, term, markdown }) => {
    const theirs = french.find((one) => one.id === id);
    const own = { id, term, markdown };
    return theirs ? { ...own, french: { term: theirs.term, markdown: theirs.markdown } } : own;
  });
}

/** Reads the glossary: a term is a heading with its id, and what stands under it. */
export function readGlossary(text: string, report: Reporter): PlacedTerm[] {
  const lines = text.split('\n');
  checkProse(lines, 1, report);
  const seen = new Map<string, number>();
  return sectionsOf(lines, 1).sections.map(({ heading, line, lines: under }) => {
    const id = idAtEnd.exec(heading)?.[1] ?? '';
    checkId(id, line, seen, report);
    const markdown = under.join('\n').trim();
    if (!markdown)
      report.error(line, 'TERM-TEXT', 'This term says nothing.', 'Write under it what it means, in a sentence or two.');
    return { id, term: withoutId(heading), markdown, line };
  });
}

function checkId(id: string, line: number, seen: Map<string, number>, report: Reporter): void {
  if (!id)
    report.error(
      line,
      'TERM-ID',
      'This term has no id.',
      'Put {#a-short-name} at the end of the line; “courses check --fix” does it for you.',
    );
  else if (!idPattern.test(id))
    report.error(line, 'TERM-ID-FORM', `“${id}” cannot be an id.`, 'Use small letters, figures and hyphens.');
  else if (seen.has(id))
    report.error(
      line,
      'TERM-ID-TWICE',
      `The id “${id}” is used on line ${seen.get(id)} already.`,
      'Give this term another name.',
    );
  if (id) seen.set(id, line);
}
