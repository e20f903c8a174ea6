import type { GlossaryTerm } from '../course-model.types';
import type { Reporter } from './problems';
import { checkProse, idAtEnd, idPattern, sectionsOf, withoutId } from './sections';

/** Reads the glossary: a term is a heading with its id, and what stands under it. */
export function readGlossary(text: string, report: Reporter): GlossaryTerm[] {
  const lines = text.split('\n');
  checkProse(lines, 1, report);
  const seen = new Map<string, number>();
  return sectionsOf(lines, 1).sections.map(({ heading, line, lines: under }) => {
    const id = idAtEnd.exec(heading)?.[1] ?? '';
    checkId(id, line, seen, report);
    const markdown = under.join('\n').trim();
    if (!markdown)
      report.error(line, 'TERM-TEXT', 'This term says nothing.', 'Write under it what it means, in a sentence or two.');
    return { id, term: withoutId(heading), markdown };
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
