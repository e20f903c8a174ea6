import { createHash } from 'node:crypto';
import type { Block, BoxKind, Lesson } from '../course-model.types';
import { didYouMean } from './did-you-mean';
import type { Reporter } from './problems';
import { lessonSchema } from './schemas';
import { checkProse, idPattern, readHeader } from './sections';

const boxes: BoxKind[] = ['content-note', 'reflect', 'keyterm', 'practice', 'story', 'local'];
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

interface Open {
  block: Omit<Block, 'markdown' | 'hash'>;
  line: number;
  lines: string[];
}

/** Reads one lesson. @returns null where its header cannot be read. */
export function readLesson(id: string, text: string, report: Reporter): Lesson | null {
  const read = readHeader<{ title: string; minutes: number; message: string }>(text, lessonSchema, report);
  if (!read) return null;
  checkProse(read.lines, read.firstLine, report);
  return { id, ...read.header, blocks: blocksOf(read.lines, read.firstLine, report) };
}

function blocksOf(lines: readonly string[], firstLine: number, report: Reporter): Block[] {
  const blocks: Block[] = [];
  const seen = new Map<string, number>();
  let open: Open = { block: { id: 'start', kind: 'text', title: '' }, line: firstLine, lines: [] };
  const close = () => {
    const markdown = open.lines.join('\n').trim();
    if (markdown || open.block.title) blocks.push({ ...open.block, markdown, hash: hashOf(markdown) });
  };
  const begin = (kind: Block['kind'], title: string, line: number) => {
    close();
    open = { block: { id: takeId(title, line, seen, report), kind, title: withoutId(title) }, line, lines: [] };
  };
  lines.forEach((line, i) => {
    const at = firstLine + i;
    const box = /^:::+\s*([a-z-]+)?\s*(.*)$/.exec(line);
    const inBox = open.block.kind !== 'text';
    if (box && !box[1]) {
      if (!inBox)
        return report.error(
          at,
          'BOX-STRAY',
          'This line closes a box, but none is open.',
          'Take the line out, or open a box with “::: practice …”.',
        );
      close();
      open = { block: { id: `after-${open.block.id}`, kind: 'text', title: '' }, line: at, lines: [] };
    } else if (box?.[1]) {
      if (inBox)
        report.error(
          at,
          'BOX-NESTED',
          'A box stands inside another box.',
          'Close the first one with “:::” before this line.',
        );
      if (!boxes.includes(box[1] as BoxKind))
        report.error(
          at,
          'BOX-KIND',
          `“${box[1]}” is not a kind of box.${didYouMean(box[1], boxes)}`,
          `Use one of: ${boxes.join(', ')}.`,
        );
      if (box[1] === 'content-note' && !withoutId(box[2] ?? ''))
        report.error(
          at,
          'BOX-TOPIC',
          'A content note needs its topic on the same line.',
          'Write “::: content-note money {#its-id}”.',
        );
      begin(boxes.includes(box[1] as BoxKind) ? (box[1] as BoxKind) : 'story', box[2] ?? '', at);
    } else if (line.startsWith('## ') && !inBox) begin('text', line.slice(3), at);
    else if (/^# /.test(line))
      report.error(
        at,
        'LES-HEADING',
        'A lesson’s title stands in its header, not in a “#” heading.',
        'Use “##” for the parts of a lesson.',
      );
    else open.lines.push(line);
  });
  if (open.block.kind !== 'text')
    report.error(
      open.line,
      'BOX-OPEN',
      `The box “${open.block.kind}” is never closed.`,
      'Add a line “:::” where it ends.',
    );
  close();
  return blocks;
}

const idAtEnd = /\s*\{#([^}]*)\}\s*$/;
const withoutId = (title: string): string => title.replace(idAtEnd, '').trim();

function takeId(title: string, line: number, seen: Map<string, number>, report: Reporter): string {
  const id = idAtEnd.exec(title)?.[1] ?? '';
  if (!id)
    report.error(
      line,
      'BLOCK-ID',
      'This block has no id.',
      'Put {#a-short-name} at the end of the line; “courses check --fix” does it for you.',
    );
  else if (!idPattern.test(id) || id === 'start')
    report.error(line, 'BLOCK-ID-FORM', `“${id}” cannot be an id.`, 'Use small letters, figures and hyphens.');
  else if (seen.has(id))
    report.error(
      line,
      'BLOCK-ID-TWICE',
      `The id “${id}” is used on line ${seen.get(id)} already.`,
      'Give this block another name.',
    );
  if (id) seen.set(id, line);
  return id || `line-${line}`;
}
