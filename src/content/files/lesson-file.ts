import { createHash } from 'node:crypto';
import type { Block, BoxKind, Lesson } from '../course-model.types';
import { shortVersionOf } from '../module-parts.rules';
import { didYouMean } from './did-you-mean';
import type { Reporter } from './problems';
import type { PlacedBlock } from './raw.types';
import { lessonSchema } from './schemas';
import { checkProse, idAtEnd, idPattern, readHeader, withoutId } from './sections';

const boxes: BoxKind[] = ['content-note', 'reflect', 'keyterm', 'practice', 'story', 'local'];
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

interface Open {
  block: Omit<Block, 'markdown' | 'hash'>;
  line: number;
  lines: string[];
}
interface ReadLesson {
  lesson: Lesson;
  placed: PlacedBlock[];
}

/** Reads one lesson. @returns null where its header cannot be read. */
export function readLesson(id: string, text: string, report: Reporter): ReadLesson | null {
  const read = readHeader<{ title: string; minutes: number; message: string }>(text, lessonSchema, report);
  if (!read) return null;
  checkProse(read.lines, read.firstLine, report);
  const { blocks, placed } = blocksOf(read.lines, read.firstLine, report);
  checkAfterBoxes(placed, report);
  checkNotes(blocks, placed, report);
  return { lesson: { id, ...read.header, blocks }, placed };
}

function blocksOf(lines: readonly string[], firstLine: number, report: Reporter) {
  const blocks: Block[] = [];
  const placed: PlacedBlock[] = [];
  const seen = new Map<string, number>();
  let open: Open = { block: { id: 'start', kind: 'text', title: '' }, line: firstLine, lines: [] };
  const close = () => {
    const markdown = open.lines.join('\n').trim();
    if (markdown || open.block.title) blocks.push({ ...open.block, markdown, hash: hashOf(markdown) });
  };
  const begin = (kind: Block['kind'], title: string, line: number) => {
    close();
    open = { block: { id: takeId(title, line, seen, report), kind, title: withoutId(title) }, line, lines: [] };
    placed.push({ id: open.block.id, kind, line, named: idAtEnd.test(title) });
  };
  lines.forEach((line, i) => {
    const at = firstLine + i;
    const box = boxLine.exec(line);
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
      checkBox(box[1], box[2] ?? '', inBox, at, report);
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
  return { blocks, placed };
}

/** A line that opens a box (its kind, and what follows) or closes one (no kind). */
export const boxLine = /^:::+\s*([a-z-]+)?\s*(.*)$/;

function checkBox(kind: string, title: string, inBox: boolean, at: number, report: Reporter): void {
  if (inBox)
    report.error(
      at,
      'BOX-NESTED',
      'A box stands inside another box.',
      'Close the first one with “:::” before this line.',
    );
  if (!boxes.includes(kind as BoxKind))
    report.error(
      at,
      'BOX-KIND',
      `“${kind}” is not a kind of box.${didYouMean(kind, boxes)}`,
      `Use one of: ${boxes.join(', ')}.`,
    );
  if (kind === 'content-note' && !withoutId(title))
    report.error(
      at,
      'BOX-TOPIC',
      'A content note needs its topic on the same line.',
      'Write “::: content-note money {#its-id}”.',
    );
}

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

/** The text after a box is called after it, so no other block may have that name. */
function checkAfterBoxes(placed: readonly PlacedBlock[], report: Reporter): void {
  for (const block of placed) {
    const box = placed.find((one) => one.kind !== 'text' && block.id === `after-${one.id}`);
    if (box)
      report.error(
        block.line,
        'BLOCK-ID-TWICE',
        `“${block.id}” is what the text after the box on line ${box.line} is called already.`,
        'Give this block another name.',
      );
  }
}

/** A short version stands in for the block below, which is folded until somebody opens it. */
function checkNotes(blocks: readonly Block[], placed: readonly PlacedBlock[], report: Reporter): void {
  blocks.forEach((block, i) => {
    const short = shortVersionOf(block);
    if (short === null) return;
    const line = placed.find((one) => one.id === block.id)?.line ?? 1;
    if (!short)
      report.error(
        line,
        'NOTE-SHORT',
        'This content note gives a short version without words.',
        'Say after “Short version:” what to take along without reading what follows.',
      );
    if (!blocks[i + 1])
      report.error(
        line,
        'NOTE-LAST',
        'Nothing stands after this content note that its short version could stand in for.',
        'Put the note right before the part that it is about.',
      );
  });
}
