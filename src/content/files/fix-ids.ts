import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { slugOf } from '../slug.rules';
import { readGlossary } from './glossary-file';
import { boxLine, readLesson } from './lesson-file';
import { Problems, type Reporter } from './problems';
import type { PlacedBlock } from './raw.types';
import { plainText } from './text-file';

export interface WrittenId {
  file: string;
  line: number;
  id: string;
}
type Ids = Map<number, string>;

/** Writes the ids that the checker asks for into the files themselves, and changes nothing else in them. @returns what was written. */
export function writeMissingIds(coursesDir: string): WrittenId[] {
  const glossary = fixFile(coursesDir, 'glossary.md', (text, lines) => forGlossary(text, lines));
  const folders = existsSync(coursesDir) ? readdirSync(coursesDir).sort() : [];
  const modules = folders.filter((name) => existsSync(join(coursesDir, name, 'module.yaml')));
  return [...modules.flatMap((slug) => fixLessons(coursesDir, slug)), ...glossary];
}

function fixLessons(coursesDir: string, slug: string): WrittenId[] {
  const folder = join(coursesDir, slug, 'lessons');
  if (!existsSync(folder) || !lstatSync(folder).isDirectory()) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && /^[a-z0-9-]+\.md$/.test(entry.name));
  return names
    .sort((a, b) => a.name.localeCompare(b.name))
    .flatMap(({ name }) => {
      const file = `${slug}/lessons/${name}`;
      const english = fixFile(coursesDir, file, forLesson);
      const model = placedIn(plainText(readFileSync(join(coursesDir, file))));
      const french = fixFile(coursesDir, file.replace(/\.md$/, '.fr.md'), (text) => forFrench(text, model));
      return [...english, ...french];
    });
}

const linesWith = (code: string, read: (report: Reporter) => unknown): number[] => {
  const problems = new Problems();
  read(problems.of(''));
  return problems.found.filter((problem) => problem.code === code).map((problem) => problem.line);
};
const placedIn = (text: string): PlacedBlock[] => readLesson('', text, new Problems().of(''))?.placed ?? [];

function forLesson(text: string, lines: readonly string[]): Ids {
  const placed = placedIn(text);
  const named = placed.filter((block) => block.named);
  const taken = new Set(['start', ...named.map((block) => block.id)]);
  for (const block of named) if (block.kind !== 'text') taken.add(`after-${block.id}`);
  const missing = linesWith('BLOCK-ID', (report) => readLesson('', text, report));
  return new Map(
    missing.map((line) => {
      const isBox = placed.find((block) => block.line === line)?.kind !== 'text';
      return [line, take(wordsOf(lines[line - 1] ?? ''), isBox, taken)];
    }),
  );
}

/** French blocks are the English ones in the same order; where they are not, the checker says so and nothing is written. */
function forFrench(text: string, english: readonly PlacedBlock[]): Ids {
  const french = placedIn(text);
  const used = new Set(french.filter((block) => block.named).map((block) => block.id));
  const aligned =
    french.length === english.length &&
    french.every((block, i) => block.kind === english[i]!.kind && english[i]!.named);
  if (!aligned) return new Map();
  return new Map(
    french.flatMap((block, i) => (block.named || used.has(english[i]!.id) ? [] : [[block.line, english[i]!.id]])),
  );
}

function forGlossary(text: string, lines: readonly string[]): Ids {
  const taken = new Set(readGlossary(text, new Problems().of('')).map((term) => term.id));
  const missing = linesWith('TERM-ID', (report) => readGlossary(text, report));
  return new Map(missing.map((line) => [line, take((lines[line - 1] ?? '').slice(3), false, taken)]));
}

/** A heading's words; a box without words is called after its kind. */
function wordsOf(line: string): string {
  const box = boxLine.exec(line);
  if (!box?.[1]) return line.slice(3);
  return box[1] === 'content-note' ? `note ${box[2]}` : box[2] || box[1];
}

function take(words: string, isBox: boolean, taken: Set<string>): string {
  const wanted = slugOf(words) || 'part';
  const isFree = (id: string) => !taken.has(id) && !(isBox && taken.has(`after-${id}`));
  let id = wanted;
  for (let n = 2; !isFree(id); n++) id = `${wanted}-${n}`;
  taken.add(id);
  if (isBox) taken.add(`after-${id}`);
  return id;
}

function fixFile(coursesDir: string, file: string, choose: (text: string, lines: string[]) => Ids): WrittenId[] {
  const path = join(coursesDir, file);
  if (!existsSync(path) || !lstatSync(path).isFile()) return [];
  const bytes = readFileSync(path);
  const text = plainText(bytes);
  const ids = choose(text, text.split('\n'));
  if (ids.size === 0) return [];
  replace(path, insert(bytes, ids));
  return [...ids].map(([line, id]) => ({ file, line, id }));
}

/** Works on the bytes, so that line ends, a byte-order mark and anything unreadable stay as they are. */
function insert(bytes: Buffer, ids: Ids): Buffer {
  const lines = bytes.toString('latin1').split('\n');
  for (const [line, id] of ids) {
    const [, words = '', end = ''] = /^(.*?)([ \t\r]*)$/s.exec(lines[line - 1] ?? '') ?? [];
    lines[line - 1] = words.endsWith('{#}') ? `${words.slice(0, -1)}${id}}${end}` : `${words} {#${id}}${end}`;
  }
  return Buffer.from(lines.join('\n'), 'latin1');
}

/** A file is whole at every moment: the new one takes the old one's place in one step. */
function replace(path: string, bytes: Buffer): void {
  const beside = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  writeFileSync(beside, bytes, { mode: lstatSync(path).mode, flush: true });
  renameSync(beside, path);
}
