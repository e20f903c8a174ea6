import { escapeExpression } from 'handlebars';
import type { SlotChoice } from '../content/course-model.types';
import { curly, renderMarkdown } from '../content/render/markdown';
import type { Ways } from './reading.types';

/** What the organisation filled in, and the services it knows. */
export interface Facts {
  slot(key: string): string;
  resource(id: string): { name: string; href: string; reach: string } | null;
  /** What a slot may say, where it is a choice; else nothing. */
  choices(key: string): readonly SlotChoice[];
  /** Where the glossary says what these words mean, or null. */
  term(words: string): string | null;
}

/** Course text made ready to show. Everything filled in is words, never markup. */
export interface CourseText {
  /** Paragraphs, as HTML. */
  html: (markdown: string) => string;
  /** For a heading, a label or a list: paragraphs become lines. HTML. */
  line: (markdown: string) => string;
  /** Plain text with its slots and resources filled in, still to be escaped. */
  words: (text: string) => string;
  /** What somebody typed, as HTML: never markup, and no slot is filled in. */
  typed: (text: string) => string;
  choices: (slot: string) => readonly SlotChoice[];
}

/** @param ways where pictures and lessons stand; null for text outside any module. */
export function courseText(facts: Facts, ways: Ways | null): CourseText {
  const links = {
    ...facts,
    lesson: (id: string, block?: string) => ways?.part({ kind: 'lesson', id }, block) ?? (block ? `#${block}` : ''),
    image: (path: string) => ways?.image(path.replace(/^.*\//, '')) ?? '',
  };
  const html = (markdown: string): string => renderMarkdown(markdown, links);
  return {
    html,
    typed: (text) => escapeExpression(text).replaceAll('\n', '<br>'),
    choices: (slot) => facts.choices(slot),
    line: (markdown) =>
      html(markdown)
        .trim()
        .replace(/<\/p>\s*<p>/g, '<br><br>')
        .replace(/<\/?p>/g, ''),
    words: (text) =>
      curly(text)
        .replace(/\{\{([A-Za-z0-9.]+)\}\}/g, (_, key: string) => facts.slot(key))
        .replace(/\[\[([a-z0-9-]+)\]\]/g, (_, id: string) => facts.resource(id)?.name ?? id),
  };
}
