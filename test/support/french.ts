import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { Texts } from '../../src/shared/texts';
import type { Courses } from './courses';

const english = JSON.parse(readFileSync(join(__dirname, '..', '..', 'views', 'locales', 'en.json'), 'utf8')) as Record<
  string,
  string
>;

/** The same words in letters that no English text has: what a page says in others went round the language. */
export const marked = (text: string): string =>
  text.replace(/[A-Za-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

/** Marks what people read of a message, and leaves its places, their kinds and what is quoted. */
function markedMessage(message: string): string {
  let depth = 0;
  return message.replace(/'\{[^']*'|[{}]|[^{}']+|'/g, (piece) => {
    if (piece === '{') depth += 1;
    if (piece === '}') depth -= 1;
    return piece.length > 1 && piece.startsWith("'") ? piece : depth % 2 === 0 ? marked(piece) : piece;
  });
}

/** English, and a French of which every text is there and marked: independent of what is translated. */
export function markedFrench(): Texts {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-locales-'));
  const french = Object.fromEntries(Object.entries(english).map(([key, text]) => [key, markedMessage(text)]));
  writeFileSync(join(folder, 'en.json'), JSON.stringify(english));
  writeFileSync(join(folder, 'fr.json'), JSON.stringify(french));
  return new Texts(folder);
}

/** What of a course's page is not read: names, settings, addresses, local facts, boxes' kinds. */
const unread =
  /^## [a-z0-9-]+( \{ending\})?$|^:::+ ?(content-note|[a-z-]+)?|^[a-z_]+: (?=\S)|\{[^}]*\}\}?|\]\([^)]*\)|\[\[[^\]]*\]\]|-> [a-z0-9-]+$|^= (?=\{\{)|&[a-z]+;/;
const kept = ['minutes', 'shuffle', 'draw', 'recheck', 'cooling_off_hours', 'talk_after'];

/** A lesson, quiz, scenario or glossary in marked French: every id and setting as it is in English. */
function frenchPage(english: string): string {
  return english.split('\n').map(frenchLine).join('\n');
}

function frenchLine(line: string): string {
  if (kept.some((key) => line.startsWith(`${key}:`)) || /^= -?\d/.test(line)) return line;
  if (/^- \[[ x]\] (True|False)$/.test(line)) return line.replace('True', 'Vrai').replace('False', 'Faux');
  const said = line.replace(/^Read again:/, 'À relire :').replace(/^Short version:/, 'Version courte :');
  const [, prefix, rest] = /^(À relire : |Version courte : ?|- \[[ x]\] |)(.*)$/.exec(said)!;
  return prefix + frenchWords(rest!);
}

function frenchWords(text: string): string {
  const found = unread.exec(text);
  if (!found) return marked(text);
  const [before, after] = [text.slice(0, found.index), text.slice(found.index + found[0].length)];
  return marked(before) + found[0] + (after ? frenchWords(after) : '');
}

type Yaml = Record<string, unknown>;
const list = (yaml: Yaml, field: string): Yaml[] => (yaml[field] as Yaml[] | undefined) ?? [];
/** What stands under ids, with these of its words. */
const byId = (all: Yaml[], say: (one: Yaml) => unknown) =>
  Object.fromEntries(all.map((one) => [one.id as string, say(one)]));
const words = (one: Yaml, ...fields: string[]) =>
  Object.fromEntries(fields.filter((field) => field in one).map((field) => [field, marked(one[field] as string)]));

/** Writes marked French beside everything of a module. */
export function translateModule(courses: Courses, slug: string): void {
  const yaml = parse(readFileSync(join(courses.dir, slug, 'module.yaml'), 'utf8')) as Yaml;
  const head = {
    ...words(yaml, 'title', 'summary'),
    objectives: byId(list(yaml, 'objectives'), ({ text }) => marked(text as string)),
    content_notes: list(yaml, 'content_notes').map(({ text }) => marked(text as string)),
    sign_off: byId(list(yaml, 'sign_off'), ({ text }) => marked(text as string)),
    sessions: byId(list(yaml, 'sessions'), (one) => words(one, 'title', 'about')),
  };
  courses.write(`${slug}/module.fr.yaml`, stringify(head));
  const files = readdirSync(join(courses.dir, slug), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.md') && !name.endsWith('.fr.md')))
    translatePage(courses, `${slug}/${file}`);
}

export function translatePage(courses: Courses, file: string): void {
  courses.write(file.replace(/\.md$/, '.fr.md'), frenchPage(readFileSync(join(courses.dir, file), 'utf8')));
}

export function translatePath(courses: Courses, id: string): void {
  const yaml = parse(readFileSync(join(courses.dir, 'paths', `${id}.yaml`), 'utf8')) as Yaml;
  const french = {
    ...words(yaml, 'title'),
    groups: list(yaml, 'groups').map((group) => words(group, 'title', 'why')),
    start_checklist: byId(list(yaml, 'start_checklist'), (one) => words(one, 'text', 'why')),
  };
  courses.write(`paths/${id}.fr.yaml`, stringify(french));
}
