import type { Turn } from '../course-model.types';
import type { Question } from '../question.types';
import { didYouMean } from './did-you-mean';
import { hashOf, readLesson } from './lesson-file';
import type { Reporter } from './problems';
import { readQuiz } from './quiz-file';
import { readScenario } from './scenario-file';

/** A block, question or turn: what must be the same in every language. `answers` says what each answer is, in order. */
interface Piece {
  id: string;
  line: number;
  shape: string;
  answers: { is: string; id?: string }[];
}
type PartKind = 'lesson' | 'quiz' | 'scenario';

export const frenchOf = (name: string): string => name.replace(/\.md$/, '.fr.md');
const kindOf = (name: string): PartKind =>
  name.startsWith('lessons/') ? 'lesson' : name.startsWith('quizzes/') ? 'quiz' : 'scenario';

/** Reads and checks every French page that stands beside an English one. @returns their texts by file name. */
export function readFrenchPages(
  english: ReadonlyMap<string, string>,
  read: (name: string) => string | null,
  reportOf: (name: string) => Reporter,
): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, text] of english) {
    const french = name.endsWith('.md') ? read(frenchOf(name)) : null;
    if (french === null) continue;
    found.set(frenchOf(name), french);
    checkFrench(kindOf(name), text, french, reportOf(frenchOf(name)));
  }
  return found;
}

/** Reads a French page and holds it to the English one: people answer in one language and are read in another. */
function checkFrench(kind: PartKind, english: string, french: string, report: Reporter): void {
  const ours = piecesOf(kind, english, silent);
  const theirs = piecesOf(kind, french, report);
  if (!ours || !theirs) return;
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

function piecesOf(kind: PartKind, text: string, report: Reporter): Piece[] | null {
  if (kind === 'lesson')
    return readLesson('', text, report)?.placed.map((block) => ({ ...block, shape: block.kind, answers: [] })) ?? null;
  if (kind === 'quiz')
    return (
      readQuiz('', text, report)?.placed.map(({ question, line }) => ({
        id: question.id,
        line,
        shape: question.type,
        answers: answersOf(question),
      })) ?? null
    );
  return readScenario('', text, report)?.placed.map(({ turn, line }) => pieceOf(turn, line)) ?? null;
}

const pieceOf = (turn: Turn, line: number): Piece => ({
  id: turn.id,
  line,
  shape: turn.ending ? 'ending' : 'turn',
  answers: turn.choices.map((choice) => ({ is: `${choice.quality} -> ${choice.to}` })),
});

function answersOf(question: Question): Piece['answers'] {
  const each = (parts: readonly unknown[]) => parts.map(() => ({ is: 'an answer' }));
  switch (question.type) {
    case 'matching':
      return each(question.pairs);
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
