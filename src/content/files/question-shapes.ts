import type { Option, Question } from '../question.types';
import { isDerived } from '../slot-state.rules';
import { hashOf } from './lesson-file';
import type { Reporter } from './problems';
import type { Settings } from './raw.types';

interface Shape {
  text: string;
  feedback: string;
  answer: { type: Question['type'] } & Record<string, unknown>;
}

const task = /^\s{0,3}[-*] \[([ xX])\] (.+)$/;
const isQuote = (line: string): boolean => /^\s*>/.test(line);
const unquote = (line: string): string => line.replace(/^\s*>\s?/, '').trim();

/** The shape of a question's answers says its type. @returns null after reporting a question without any. */
export function readShape(
  lines: readonly string[],
  headingLine: number,
  settings: Settings,
  report: Reporter,
): Shape | null {
  const at = (i: number) => headingLine + 1 + i;
  lines.forEach((line, i) => {
    if (/^\s{0,3}[-*] \[[^ xX\]]\]/.test(line))
      report.error(at(i), 'QUIZ-BOX', 'This is not a tick box.', 'Use [x] for a right answer and [ ] for the others.');
    if (/^\s{0,3}[-*] ?\[[ xX]?\]\S/.test(line) || /^\s{0,3}[-*]\[/.test(line))
      report.error(at(i), 'QUIZ-BOX', 'The tick box needs a space on each side.', 'Write “- [x] text”.');
  });
  const first = (test: (line: string) => boolean) => lines.findIndex(test);
  const box = first((line) => /^:::\s*(model|judgement)/.test(line));
  const options = first((line) => task.test(line));
  if (box >= 0) return boxShape(lines, box, at(box), report);
  if (options >= 0) return choiceShape(lines, options, at, settings, report);
  const table = first((line) => line.startsWith('|'));
  if (table >= 0) return tableShape(lines, table, at(table), report);
  const list = first((line) => /^\d+\. /.test(line));
  if (list >= 0) return listShape(lines, list, at(list), report);
  const equals = first((line) => line.startsWith('= '));
  if (equals >= 0) return equalsShape(lines, equals, at(equals), report);
  report.error(
    headingLine,
    'QUIZ-SHAPE',
    'This question has no answers.',
    'Add a list with “- [x] …” and “- [ ] …”, or one of the other shapes of courses/README.md.',
  );
  return null;
}

const before = (lines: readonly string[], at: number): string => lines.slice(0, at).join('\n');
const quoted = (lines: readonly string[], from: number): string =>
  lines.slice(from).filter(isQuote).map(unquote).join(' ');

/** “All of the above”, “none of these”, and what they are in French. */
const catchAll =
  /^(?:(?:all|none|both|neither) of (?:the (?:above|answers|options)|these|them)|all the above|none of it|(?:toutes|tous) (?:ces|les) (?:réponses|choix|énoncés|options)|aucune? (?:de ces|des|de celles|de ceux)|(?:tout|rien) (?:de )?ce qui précède|rien de tout (?:cela|ça))/i;

function choiceShape(
  lines: readonly string[],
  start: number,
  at: (i: number) => number,
  settings: Settings,
  report: Reporter,
): Shape {
  const options: Option[] = [];
  lines.forEach((line, i) => {
    const found = task.exec(line);
    if (found) options.push(optionOf(found[2]!, found[1] !== ' '));
    else if (isQuote(line) && options.length > 0)
      options.at(-1)!.feedback = `${options.at(-1)!.feedback} ${unquote(line)}`.trim();
    else if (i > start && line.trim() && /^\s+\S/.test(line)) options.at(-1)!.text += ` ${line.trim()}`;
  });
  const lineOf = lines.map((line, i) => (task.test(line) ? at(i) : 0)).filter(Boolean);
  options.forEach((option, i) => {
    if (!option.feedback)
      report.error(
        lineOf[i]!,
        'QUIZ-FEEDBACK',
        'This option has no feedback.',
        'Add a line “  > …” under it that says why, to “you”.',
      );
    if (catchAll.test(option.text))
      report.warning(
        lineOf[i]!,
        'QUIZ-ALL',
        `“${option.text}” tests how people guess, not how they decide.`,
        'Ask for every right answer, or write an answer that stands for itself.',
      );
    if (options.findIndex((one) => one.id === option.id) < i)
      report.error(lineOf[i]!, 'QUIZ-OPTION-TWICE', 'Two options have the same id or text.', 'Change one of them.');
  });
  const right = options.filter((option) => option.right).length;
  if (right === 0) report.error(lineOf[0]!, 'QUIZ-RIGHT', 'No answer is marked as right.', 'Mark it with [x].');
  if (options.length < 2)
    report.error(lineOf[0]!, 'QUIZ-OPTIONS', 'There is only one option.', 'Add at least one more.');
  const isTrueFalse = options.length === 2 && options.every((option) => /^(true|false|vrai|faux)$/i.test(option.text));
  const type = isTrueFalse ? 'true-false' : right > 1 || settings.multiple ? 'multiple' : 'single';
  return { text: before(lines, start), feedback: '', answer: { type, options } };
}

function optionOf(raw: string, right: boolean): Option {
  const id = /\s*\{([a-z0-9-]+)\}\s*$/.exec(raw);
  const text = (id ? raw.slice(0, id.index) : raw).trim();
  return { id: id?.[1] ?? hashOf(text).slice(0, 8), text, right, feedback: '' };
}

function tableShape(lines: readonly string[], start: number, line: number, report: Reporter): Shape {
  const rows = lines
    .filter((one) => one.startsWith('|'))
    .map((one) =>
      one
        .replace(/^\||\|\s*$/g, '')
        .split('|')
        .map((cell) => cell.trim()),
    );
  const pairs = rows.slice(2).map(([left = '', right = '']) => ({ left, right }));
  if (rows.some((row) => row.length !== 2))
    report.error(
      line,
      'QUIZ-TABLE',
      'A matching question is a table with two columns.',
      'Give every row exactly two cells.',
    );
  if (pairs.length < 2)
    report.error(line, 'QUIZ-PAIRS', 'There is too little to match.', 'Add at least two rows under the heading.');
  return { text: before(lines, start), feedback: quoted(lines, start), answer: { type: 'matching', pairs } };
}

function listShape(lines: readonly string[], start: number, line: number, report: Reporter): Shape {
  const items = lines.flatMap((one) => /^\d+\. (.+)$/.exec(one)?.[1] ?? []);
  if (items.length < 2)
    report.error(line, 'QUIZ-ORDER', 'There is only one step to order.', 'Add the other steps, in the right order.');
  return { text: before(lines, start), feedback: quoted(lines, start), answer: { type: 'ordering', items } };
}

function equalsShape(lines: readonly string[], start: number, line: number, report: Reporter): Shape {
  const value = lines[start]!.slice(2).trim();
  const shape = { text: before(lines, start), feedback: quoted(lines, start) };
  const slot = /^\{\{([A-Za-z0-9.]+)\}\}$/.exec(value);
  if (slot?.[1] && isDerived(slot[1]))
    report.error(
      line,
      'QUIZ-SLOT-DERIVED',
      `What {{${slot[1]}}} says is not kept by day, so an answer could not be marked the same way later.`,
      'Ask for a slot that an administrator fills in.',
    );
  if (slot) return { ...shape, answer: { type: 'local-slot', slot: slot[1] } };
  const range = /^(-?\d+(?:\.\d+)?)(?:\s*\((-?\d+(?:\.\d+)?) (?:to|à) (-?\d+(?:\.\d+)?)\))?$/.exec(value);
  if (!range)
    return { ...shape, answer: { type: 'short-answer', accepted: value.split('|').map((word) => word.trim()) } };
  const [right, from, to] = [Number(range[1]), Number(range[2] ?? range[1]), Number(range[3] ?? range[1])];
  if (from > right || right > to)
    report.error(line, 'QUIZ-RANGE', 'The right number does not lie in its own range.', 'Write “= 28 (24 to 32)”.');
  return { ...shape, answer: { type: 'numeric', value: right, from, to } };
}

function boxShape(lines: readonly string[], start: number, line: number, report: Reporter): Shape {
  const length = lines.slice(start + 1).findIndex((one) => one.trim() === ':::');
  if (length < 0) report.error(line, 'BOX-OPEN', 'This box is never closed.', 'Add a line “:::” where it ends.');
  const inside = lines.slice(start + 1, length < 0 ? undefined : start + 1 + length);
  const shape = { text: before(lines, start), feedback: quoted(lines, start + 1 + Math.max(0, length)) };
  if (lines[start]!.includes('judgement')) {
    const scale = inside.flatMap((one) => /^- (.+)$/.exec(one)?.[1] ?? []);
    if (scale.length < 2)
      report.error(
        line,
        'QUIZ-SCALE',
        'A judgement needs at least two answers to choose from.',
        'Write them as a list inside the box.',
      );
    return { ...shape, answer: { type: 'judgement', scale } };
  }
  const checks = inside.flatMap((one) => task.exec(one)?.[2] ?? []);
  if (checks.length === 0)
    report.error(line, 'QUIZ-CHECKS', 'A model answer needs a checklist.', 'Add lines “- [ ] …” inside the box.');
  return {
    ...shape,
    answer: {
      type: 'self-checked',
      model: inside
        .filter((one) => !task.test(one))
        .join('\n')
        .trim(),
      checks,
    },
  };
}
