import { isMarked } from '../module-parts.rules';
import type { Question } from '../question.types';
import { didYouMean } from './did-you-mean';
import { hashOf } from './lesson-file';
import type { PlacedQuestion, PlacedQuiz, RawQuiz, Settings } from './raw.types';
import type { Reporter } from './problems';
import { readShape } from './question-shapes';
import { quizSchema } from './schemas';
import { checkProse, idPattern, readHeader, type Section, sectionsOf } from './sections';

/** Reads one quiz. @returns null where its header cannot be read. */
export function readQuiz(id: string, text: string, report: Reporter): PlacedQuiz | null {
  const read = readHeader<RawQuiz>(text, quizSchema, report);
  if (!read) return null;
  checkProse(read.lines, read.firstLine, report);
  const { sections } = sectionsOf(read.lines, read.firstLine);
  if (sections.length === 0)
    report.error(1, 'QUIZ-EMPTY', 'This quiz has no questions.', 'Begin one with “## its-short-name”.');
  const seen = new Map<string, number>();
  const placed = sections.flatMap((section) => readQuestion(section, seen, report) ?? []);
  if (placed.length === sections.length) sayUnmarked(placed, report);
  const quiz = { id, ...shapeOf(read.header), questions: placed.map((one) => one.question) };
  return { quiz, placed, lineOf: read.lineOf };
}

/** A judgement has no right answer, so it can neither be passed nor make a quiz that is. */
function sayUnmarked(placed: readonly PlacedQuestion[], report: Reporter): void {
  const judgements = placed.filter(({ question }) => !isMarked(question));
  for (const { question, line } of judgements)
    if (question.mustPass)
      report.warning(
        line,
        'QUIZ-JUDGEMENT-PASS',
        `“must-pass” does nothing on “${question.id}”: a judgement has no right or wrong.`,
        'Take “must-pass” off, or ask something that has a right answer.',
      );
  if (judgements.length > 0 && judgements.length === placed.length)
    report.error(
      judgements[0]!.line,
      'QUIZ-UNMARKED',
      'This quiz has judgements only, so there is nothing to mark and nothing to pass.',
      'Write at least one question that has a right answer.',
    );
}

const shapeOf = ({ title, intro, shuffle, draw, cooling_off_hours, talk_after, recheck }: RawQuiz) => ({
  title,
  intro: intro ?? '',
  shuffle: shuffle ?? ('none' as const),
  ...(draw === undefined ? {} : { draw }),
  ...(cooling_off_hours === undefined ? {} : { coolingOffHours: cooling_off_hours }),
  ...(talk_after === undefined ? {} : { talkAfter: talk_after }),
  ...(recheck === undefined ? {} : { recheck }),
});

/** The types whose feedback stands below the answers; the others have one for each option, or a model. */
const explainedBelow: ReadonlySet<Question['type']> = new Set([
  'matching',
  'ordering',
  'numeric',
  'short-answer',
  'local-slot',
]);

function readQuestion(section: Section, seen: Map<string, number>, report: Reporter): PlacedQuestion | null {
  const id = section.heading;
  if (!idPattern.test(id))
    report.error(
      section.line,
      'QUIZ-ID',
      `“${id}” cannot be a question’s name.`,
      'Use small letters, figures and hyphens; the text of the question comes below.',
    );
  else if (seen.has(id))
    report.error(
      section.line,
      'QUIZ-ID-TWICE',
      `The name “${id}” is used on line ${seen.get(id)} already.`,
      'Give this question another name.',
    );
  seen.set(id, section.line);
  const lines = [...section.lines];
  const settings = takeSettings(lines, section.line, report);
  const again = takeReadAgain(lines, section.line);
  const shape = readShape(lines, section.line, settings, report);
  if (!shape) return null;
  const markdown = shape.text.trim();
  if (!markdown)
    report.error(
      section.line,
      'QUIZ-TEXT',
      'This question has no text.',
      'Write what is asked between the name and the answers.',
    );
  if (!shape.feedback && explainedBelow.has(shape.answer.type))
    report.warning(
      section.line,
      'QUIZ-WHY',
      'This question has no feedback.',
      'Add a line “> …” below its answers that says why, to “you”.',
    );
  const base = {
    id,
    markdown,
    competencies: settings.competencies,
    mustPass: settings.mustPass,
    objective: settings.objective,
    readAgain: again?.target,
    feedback: shape.feedback,
    hash: hashOf(section.lines.join('\n')),
  };
  return {
    question: { ...base, ...shape.answer } as Question,
    line: section.line,
    readAgainLine: again?.line ?? section.line,
  };
}

function takeSettings(lines: string[], headingLine: number, report: Reporter): Settings {
  const at = lines.findIndex((line) => line.trim() !== '');
  const line = lines[at]?.trim() ?? '';
  const settings: Settings = { competencies: [], mustPass: false, multiple: false };
  if (!line.startsWith('{')) return settings;
  lines[at] = '';
  if (!line.endsWith('}'))
    report.error(headingLine + 1 + at, 'QUIZ-SETTINGS', 'This line of settings is not closed.', 'Add “}” at its end.');
  for (const word of line.replace(/[{}]/g, ' ').trim().split(/\s+/).filter(Boolean)) {
    if (/^[A-Z]{2,4}-\d+$/.test(word)) settings.competencies.push(word);
    else if (word === 'must-pass') settings.mustPass = true;
    else if (word === 'multiple') settings.multiple = true;
    else if (word.startsWith('objective:')) settings.objective = word.slice('objective:'.length);
    else
      report.error(
        headingLine + 1 + at,
        'QUIZ-SETTING',
        `“${word}” is not a setting.${didYouMean(word, ['must-pass', 'multiple', 'objective:'])}`,
        'Use competency codes, must-pass, multiple or objective:its-id.',
      );
  }
  return settings;
}

function takeReadAgain(
  lines: string[],
  headingLine: number,
): { target: { lesson: string; block?: string }; line: number } | null {
  const at = lines.findIndex((line) => /^(Read again|À relire)\s?:/.test(line));
  const found = /\]\((?:\.\.\/lessons\/)?([a-z0-9-]+)\.md(?:#([a-z0-9-]+))?\)/.exec(lines[at] ?? '');
  if (at < 0 || !found?.[1]) return null;
  lines[at] = '';
  return { target: { lesson: found[1], ...(found[2] ? { block: found[2] } : {}) }, line: headingLine + 1 + at };
}
