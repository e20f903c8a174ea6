import type { Quiz } from '../content/course-model.types';
import type { AskedQuestion } from '../content/question.types';
import { markedQuestions, poolsOf } from '../content/module-parts.rules';
import { isAskable, type SlotFacts } from './marking.rules';

type Hash = (text: string) => string;
/** How often somebody was asked each question of a quiz, by its id; none where it was never asked. */
export type TimesAsked = ReadonlyMap<string, number>;

/** What was asked seldom goes before what was asked often; among equals an attempt has an order of its own, the same on every visit. */
function seldomFirst<T extends { id: string }>(
  questions: readonly T[],
  asked: TimesAsked,
  seed: string,
  hash: Hash,
): T[] {
  const place = new Map(questions.map(({ id }) => [id, hash(`${seed} pick ${id}`)]));
  const times = (id: string) => asked.get(id) ?? 0;
  return [...questions].sort((a, b) => times(a.id) - times(b.id) || (place.get(a.id)! < place.get(b.id)! ? -1 : 1));
}

/** In the order of the file, or shuffled by the attempt's id where the quiz asks for it. */
function inOrder(quiz: Quiz, chosen: ReadonlySet<string>, seed: string, hash: Hash): string[] {
  const ids = quiz.questions.flatMap(({ id }) => (chosen.has(id) ? [id] : []));
  if (quiz.shuffle !== 'questions' && quiz.shuffle !== 'all') return ids;
  const placed = ids.map((id) => ({ id, place: hash(`${seed} order ${id}`) }));
  return placed.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ id }) => id);
}

/** The questions that a try of the whole quiz asks: so many of each pool as it draws, and everything that stands in none. */
export function pickWhole(quiz: Quiz, asked: TimesAsked, seed: string, hash: Hash): string[] {
  const { always, pools } = poolsOf(quiz);
  const drawn = pools.flatMap(({ draw, questions }) => seldomFirst(questions, asked, seed, hash).slice(0, draw));
  return inOrder(quiz, new Set([...always, ...drawn].map(({ id }) => id)), seed, hash);
}

/**
 * The questions of a re-check: for each objective missed as many as were missed of it, others where there are any.
 * What must be passed is asked again itself; so is a question without an objective.
 */
export function pickMissed(
  quiz: Quiz,
  missed: ReadonlySet<string>,
  asked: TimesAsked,
  seed: string,
  hash: Hash,
): string[] {
  const all = markedQuestions(quiz);
  const isItself = (question: AskedQuestion) => question.mustPass || question.objective === undefined;
  const chosen = new Set(all.flatMap((one) => (missed.has(one.id) && isItself(one) ? [one.id] : [])));
  const others = all.filter((question) => missed.has(question.id) && !isItself(question));
  for (const objective of new Set(others.map((question) => question.objective))) {
    const many = others.filter((question) => question.objective === objective).length;
    const same = all.filter((one) => one.objective === objective && !chosen.has(one.id));
    for (const { id } of seldomFirst(same, asked, seed, hash).slice(0, many)) chosen.add(id);
  }
  return inOrder(quiz, chosen, seed, hash);
}

/** What somebody was asked in a quiz, and which of it they ever missed. */
export interface History {
  asked: TimesAsked;
  missed: ReadonlySet<string>;
}

const inSpaced = 3;

/**
 * A few questions of one of these checks, weeks later: what must be passed and was missed, then what was missed, then what
 * was never asked. All are of the check that the most needed question stands in. @returns null where there is nothing to ask.
 */
export function pickSpaced(
  checks: readonly { quiz: Quiz; history: History }[],
  seed: string,
  hash: Hash,
): { quizId: string; questionIds: string[] } | null {
  const ranked = checks.map(({ quiz, history }) => ({
    quiz,
    questions: seldomFirst(markedQuestions(quiz), history.asked, seed, hash)
      .map((question) => ({ id: question.id, rank: rankOf(question, history) }))
      .sort((a, b) => a.rank - b.rank),
  }));
  const [best] = ranked
    .filter(({ questions }) => questions.length > 0)
    .sort((a, b) => a.questions[0]!.rank - b.questions[0]!.rank);
  return best ? { quizId: best.quiz.id, questionIds: best.questions.slice(0, inSpaced).map(({ id }) => id) } : null;
}

function rankOf({ id, mustPass }: AskedQuestion, { asked, missed }: History): number {
  if (missed.has(id)) return mustPass ? 0 : 1;
  return asked.has(id) ? 3 : 2;
}

/** The quiz without the questions about local facts that nobody filled in, and without judgements that have no panel. */
export const askableOf = (quiz: Quiz, facts: SlotFacts): Quiz => ({
  ...quiz,
  questions: quiz.questions.filter((question) => isAskable(question, facts)),
});

/** The questions as they were picked; an attempt of before picks were kept asks every question. */
export function askedOf(quiz: Quiz, questionIds: readonly string[] | null): AskedQuestion[] {
  const all = quiz.questions;
  if (!questionIds) return all;
  return questionIds.flatMap((id) => all.find((question) => question.id === id) ?? []);
}
