import { lineCounter } from '../advice/prose.rules';
import { unsafeIn } from '../advice/unsafe-words.rules';
import type { Reporter } from './problems';
import { readYaml, type YamlFile } from './yaml-file';

/** A Markdown file's body cut at its `##` headings. Lines count from 1 in the file. */
export interface Section {
  heading: string;
  line: number;
  lines: string[];
}

/** Splits off the header between two lines of three dashes and reads it. @returns null after reporting. */
export function readHeader<T>(
  text: string,
  schema: object,
  report: Reporter,
): { header: T; lines: string[]; firstLine: number; lineOf: YamlFile<T>['lineOf'] } | null {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .split('\n');
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) {
    report.error(
      1,
      'HEAD-FENCE',
      'The file must begin with a header between two lines of exactly three dashes.',
      'Write “---”, then title and so on, then “---”.',
    );
    return null;
  }
  const header = readYaml<T>(lines.slice(1, end).join('\n'), schema, report, 2);
  return header && { header: header.value, lines: lines.slice(end + 1), firstLine: end + 2, lineOf: header.lineOf };
}

export function sectionsOf(lines: readonly string[], firstLine: number): { opening: Section; sections: Section[] } {
  const opening: Section = { heading: '', line: firstLine, lines: [] };
  const sections: Section[] = [];
  lines.forEach((line, i) => {
    if (line.startsWith('## ')) sections.push({ heading: line.slice(3).trim(), line: firstLine + i, lines: [] });
    else (sections.at(-1) ?? opening).lines.push(line);
  });
  return { opening, sections };
}

export const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const idAtEnd = /\s*\{#([^}]*)\}\s*$/;
export const withoutId = (heading: string): string => heading.replace(idAtEnd, '').trim();

/** Words that do harm, also where a line ends between them. @param firstLine the line that the text begins on. */
export function checkUnsafe(text: string, firstLine: number, report: Reporter): void {
  const lineOf = lineCounter(text);
  for (const { at, level, code, message, fix } of unsafeIn(text))
    report[level](firstLine + lineOf(at) - 1, code, message, fix);
}

/** Raw HTML, unsafe words and links that say nothing, in any prose. */
export function checkProse(lines: readonly string[], firstLine: number, report: Reporter): void {
  checkUnsafe(lines.join('\n'), firstLine, report);
  lines.forEach((line, i) => {
    const at = firstLine + i;
    if (/<\/?[a-z][^>]*>/i.test(line))
      report.error(
        at,
        'TEXT-HTML',
        'This line holds HTML, which is never shown as such.',
        'Use Markdown: **bold**, lists, [words](link).',
      );
    if (/\[(here|click here|link|this)\]\(/i.test(line))
      report.warning(
        at,
        'LINK-WORDS',
        'The link does not say where it goes.',
        'Use the name of the page as the link’s words.',
      );
    if (/\]\(\s*(javascript|data|vbscript):/i.test(line))
      report.error(
        at,
        'LINK-SCHEME',
        'This link cannot be followed safely.',
        'Use an address that begins with https://.',
      );
    if (/!\[\s*\]\(/.test(line))
      report.error(at, 'IMG-ALT', 'This picture has no description.', 'Say what is seen between the square brackets.');
  });
}
