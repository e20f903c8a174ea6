import type { Lesson, Turn } from '../course-model.types';
import type { FrenchWords } from '../french.types';
import { shortVersionOf } from '../module-parts.rules';
import type { Question } from '../question.types';
import { didYouMean } from './did-you-mean';
import { hashOf, readLesson } from './lesson-file';
import type { Reporter } from './problems';
import { readQuiz } from './quiz-file';
import type { PlacedBlock, PlacedQuestion } from './raw.types';
import { readScenario } from './scenario-file';

/** A block, question or turn: what must be the same in every language. `answers` says what each answer is, in order. */
interface Piece {
  id: string;
  line: number;
  shape: string;
  answers: { is: string; id?: string }[];
}
type PartKind = 'lesson' | 'quiz' | 'scenario';

export const frenchOf = (name: string): string => name.replace(/\.(md|yaml)$/, '.fr.$1');
const kindOf = (name: string): PartKind =>
  name.startsWith('lessons/') ? 'lesson' : name.startsWith('quizzes/') ? 'quiz' : 'scenario';

const idOf = (name: string): string => name.replace(/^.*\/|\.md$/g, '');

interface FrenchPages {
  /** By file name. */
  texts: Map<string, string>;
  words: Omit<FrenchWords, 'head'>;
}

/** Reads and checks every French page that stands beside an English one. */
export function readFrenchPages(
  english: ReadonlyMap<string, string>,
  read: (name: string) => string | null,
  reportOf: (name: string) => Reporter,
): FrenchPages {
  const found: FrenchPages = { texts: new Map(), words: { lessons: [], quizzes: [], scenarios: [] } };
  for (const [name, text] of english) {
    const french = name.endsWith('.md') ? read(frenchOf(name)) : null;
    if (french === null) continue;
    found.texts.set(frenchOf(name), french);
    const theirs = pageOf(name, french, reportOf(frenchOf(name)));
    const ours = theirs && pageOf(name, text, silent);
    if (ours) checkFrench(ours.pieces, theirs.pieces, reportOf(frenchOf(name)));
    found.words.lessons.push(...(theirs?.lessons ?? []));
    found.words.quizzes.push(...(theirs?.quizzes ?? []));
    found.words.scenarios.push(...(theirs?.scenarios ?? []));
  }
  return found;
}

/** Holds a French page to the English one: people answer in one language and are read in another. */
function checkFrench(ours: readonly Piece[], theirs: readonly Piece[], report: Reporter): void {
  const known = new Set(ours.map((piece) => piece.id));
  const given = new Set(theirs.map((piece) => piece.id));
  const missing = ours.filter((piece) => !given.has(piece.id)).map((piece) => piece.id);
  for (const piece of theirs) if (!known.has(piece.id)) sayExtra(piece, missing, report);
  if (missing.length > 0)
    report.error(
      theirs.at(-1)?.line ?? 1,
      'FR-MISSING',
      `The English page also has ${missing.map((id) => `“${id}”`).join(', ')}.`,
      'Translate what is missing, under the same id.',
    );
  const common = ours.filter((piece) => given.has(piece.id));
  theirs
    .filter((piece) => known.has(piece.id))
    .forEach((piece, i) => {
      if (common[i] && common[i].id !== piece.id)
        report.error(
          piece.line,
          'FR-ORDER',
          `“${piece.id}” stands where the English page has “${common[i].id}”.`,
          'Put the parts in the order of the English page.',
        );
      checkPiece(
        piece,
        ours.find((one) => one.id === piece.id)!,
        report,
      );
    });
}

function sayExtra(piece: Piece, missing: string[], report: Reporter): void {
  report.error(
    piece.line,
    'FR-ID',
    `The English page has no “${piece.id}”.${didYouMean(piece.id, missing)}`,
    'Use the id of the English page; ids are never translated.',
  );
}

function checkPiece(french: Piece, english: Piece, report: Reporter): void {
  if (french.shape !== english.shape)
    return report.error(
      french.line,
      'FR-SHAPE',
      `“${french.id}” is “${french.shape}” here and “${english.shape}” in English.`,
      'Give it the shape that it has in English.',
    );
  if (french.answers.length !== english.answers.length)
    return report.error(
      french.line,
      'FR-COUNT',
      `“${french.id}” has ${french.answers.length} answers here and ${english.answers.length} in English.`,
      'Answers belong together by their place, so give it as many, in the same order.',
    );
  french.answers.forEach((answer, i) => {
    const other = english.answers[i]!;
    if (answer.is !== other.is || (answer.id && answer.id !== other.id))
      report.error(
        french.line,
        'FR-ANSWER',
        `Answer ${i + 1} of “${french.id}” is “${answer.id ?? answer.is}” here and “${other.id ?? other.is}” in English.`,
        'Answers belong together by their place: put them in the same order, marked alike.',
      );
  });
}

type Page = Partial<FrenchPages['words']> & { pieces: Piece[] };

function pageOf(name: string, text: string, report: Reporter): Page | null {
  const [kind, id] = [kindOf(name), idOf(name)];
  if (kind === 'lesson') {
    const read = readLesson(id, text, report);
    return read && { lessons: [read.lesson], pieces: read.placed.map((one) => blockPiece(one, read.lesson)) };
  }
  if (kind === 'quiz') {
    const read = readQuiz(id, text, report);
    const pieceOf = ({ question, line }: PlacedQuestion): Piece => ({
      id: question.id,
      line,
      shape: question.type,
      answers: answersOf(question),
    });
    return read && { quizzes: [read.quiz], pieces: read.placed.map(pieceOf) };
  }
  const read = readScenario(id, text, report);
  return read && { scenarios: [read.scenario], pieces: read.placed.map(({ turn, line }) => turnPiece(turn, line)) };
}

/** What a content note folds away in one language it folds away in the other. */
function blockPiece({ id, kind, line }: PlacedBlock, { blocks }: Lesson): Piece {
  const isShort = shortVersionOf(blocks.find((block) => block.id === id)) !== null;
  return { id, line, shape: isShort ? `${kind} with a short version` : kind, answers: [] };
}

const turnPiece = (turn: Turn, line: number): Piece => ({
  id: turn.id,
  line,
  shape: turn.ending ? 'ending' : 'turn',
  answers: turn.choices.map((choice) => ({ is: `${choice.quality} -> ${choice.to}` })),
});

function answersOf(question: Question): Piece['answers'] {
  const each = (parts: readonly unknown[]) => parts.map(() => ({ is: 'an answer' }));
  switch (question.type) {
    case 'matching':
      return question.pairs.map(({ right }) => ({
        is: `cell ${[...new Set(question.pairs.map((pair) => pair.right))].indexOf(right) + 1}`,
      }));
    case 'ordering':
      return each(question.items);
    case 'self-checked':
      return each(question.checks);
    case 'judgement':
      return each(question.scale);
    case 'numeric':
      return [{ is: `${question.value} (${question.from} to ${question.to})` }];
    case 'local-slot':
      return [{ is: question.slot }];
    case 'short-answer':
      return [];
    default:
      return question.options.map(({ id, text, right }) => ({
        is: right ? 'right' : 'not right',
        ...(id === hashOf(text).slice(0, 8) ? {} : { id }),
      }));
  }
}

const silent: Reporter = { error: () => undefined, warning: () => undefined, note: () => undefined };
