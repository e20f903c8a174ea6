/** A sentence of a page, the line of the file that it begins on (from 1), and its words. */
export interface Sentence {
  line: number;
  words: string[];
}

/** Headings, fences of boxes, tables, answers' shapes and settings are no sentences. */
const noProse = /^(?:\s*$|#|:::|\s*\||=\s|\{(?!\{)|(?:Read again|À relire)\s?:|```)/;
const marker = /^\s*(?:>|[-*+]|\d+\.)\s+(?:\[[ xX]\]\s+)?/;
const shortened = /\b(Dr|Mr|Mrs|Ms|Mme|St|No|e\.g|i\.e|p\. ex|vs)\./g;
const ends = /[.!?…]["”’»)\]]*\s+(?=["“‘«(]?\s?[\p{Lu}\p{N}])/gu;

/** Every sentence that people read in a page, without its header. A list's items are sentences of their own. */
export function sentencesOf(text: string, language: string): Sentence[] {
  const found: Sentence[] = [];
  let open: { line: number; text: string }[] = [];
  let inQuote = false;
  const close = () => {
    found.push(...cut(open, language));
    open = [];
  };
  bodyOf(text).forEach((raw, i) => {
    if (raw === null) return;
    const quote = /^\s*>/.test(raw);
    if (noProse.test(raw) || (marker.test(raw) && !(quote && inQuote))) close();
    inQuote = quote;
    const words = noProse.test(raw) ? '' : shown(raw);
    if (words) open.push({ line: i + 1, text: words });
  });
  close();
  return found;
}

/** The lines of a file, null for those of its header. */
export function bodyOf(text: string): (string | null)[] {
  const lines = text.split('\n');
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  return lines.map((line, i) => (i <= end ? null : line));
}

const shown = (line: string): string =>
  line
    .replace(marker, '')
    .replace(/\{\{[^}]{0,99}\}\}|\[\[[^\]]{0,99}\]\]|!\[[^\]]{0,500}\]\([^)]{0,500}\)/g, '')
    .replace(/\[([^\]]{0,500})\]\([^)]{0,500}\)/g, '$1')
    .replace(/\{[^{}]*\}\s*(?:->\s*[a-z0-9-]+)?\s*$/, '')
    .replace(shortened, '$1')
    .replace(/[*_`]/g, '')
    .trim();

function cut(lines: readonly { line: number; text: string }[], language: string): Sentence[] {
  const whole = lines.map((one) => one.text).join(' ');
  const starts = [0, ...[...whole.matchAll(ends)].map((one) => one.index + one[0].length), whole.length];
  let [at, end] = [0, lines[0]?.text.length ?? 0];
  return starts.slice(0, -1).flatMap((from, i) => {
    while (from > end && at < lines.length - 1) end += lines[++at]!.text.length + 1;
    const words = wordsOf(whole.slice(from, starts[i + 1]), language);
    return words.length > 0 ? [{ line: lines[at]!.line, words }] : [];
  });
}

/** Says which line (from 1) an offset lies on; quick where offsets mostly grow. */
export function lineCounter(text: string): (offset: number) => number {
  let [at, line] = [0, 1];
  return (offset) => {
    if (offset < at) [at, line] = [0, 1];
    for (; at < offset; at++) if (text[at] === '\n') line++;
    return line;
  };
}

/** In French “l’eau” is two words; in English “don’t” is one. */
const wordsOf = (text: string, language: string): string[] =>
  text.match(language === 'fr' ? /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu : /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
