import { createHash } from 'node:crypto';
import { byQuestion, type SavedAnswer, standingOf, unseenOthers } from '../attempts/answers.rules';
import { isRight } from '../attempts/marking.rules';
import { optionsInOrder } from '../attempts/order.rules';
import type { ChoiceQuestion } from '../content/course-model.types';
import { modeOf } from '../content/module-parts.rules';
import type { Translate } from '../shared/texts';
import type { CourseText } from './course-text.page';
import type { QuizWays, Taken, Ways } from './reading.types';
import { readAgain, whoSees } from './trail.page';

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

/** One question. What is right and why is not in this page before the rule lets it: never in a check, after answering in practice. */
export function questionPage(
  attempt: Taken,
  n: number,
  saved: readonly SavedAnswer[],
  message: string | null,
  text: CourseText,
  ways: Ways & QuizWays,
  t: Translate,
) {
  const question = attempt.questions[n - 1]!;
  const groups = byQuestion(saved);
  const own = groups.get(question.id) ?? [];
  const standing = standingOf(own);
  const chosen = standing?.chosen ?? [];
  const isPractice = modeOf(attempt.module, attempt.quiz.id) === 'practice' && chosen.length > 0;
  const isLast = n === attempt.questions.length;
  return {
    title: t('question.title', { n, of: attempt.questions.length, quiz: attempt.quiz.title }),
    quizTitle: attempt.quiz.title,
    module: { title: attempt.module.title, href: ways.module },
    number: n,
    of: attempt.questions.length,
    numbers: attempt.questions.map((one, i) => ({
      n: i + 1,
      href: ways.question(i + 1),
      answered: (standingOf(groups.get(one.id) ?? [])?.chosen.length ?? 0) > 0,
      here: i + 1 === n,
    })),
    questionHtml: text.line(question.markdown),
    hint: t(`question.hint.${question.type}`),
    inputType: question.type === 'multiple' ? 'checkbox' : 'radio',
    options: optionsInOrder(question, attempt.quiz.shuffle, attempt.id, sha).map((option) => ({
      id: option.id,
      textHtml: text.line(option.text),
      checked: chosen.includes(option.id),
      feedbackHtml: isPractice && chosen.includes(option.id) ? text.html(option.feedback) : null,
      mark: isPractice && chosen.includes(option.id) ? (option.right ? 'your-right' : 'your-wrong') : null,
    })),
    savedAt: standing?.receivedAt ?? null,
    step: ways.answer(question.id, own.at(-1)?.revision ?? 0),
    autosave: ways.autosave,
    asks: ways.ask({ kind: 'quiz', part: attempt.quiz.id, id: question.id }) !== null,
    previous: n > 1 ? { href: ways.question(n - 1) } : null,
    next: {
      href: isLast ? ways.review : ways.question(n + 1),
      label: t(isLast ? 'question.toReview' : 'question.next'),
    },
    review: { href: ways.review },
    others: unseenOthers(own).map((one) => ({
      optionsHtml: textsOf(question, one.chosen).map(text.line),
      at: one.receivedAt,
    })),
    message,
    practice: isPractice
      ? {
          right: isRight(question, chosen),
          feedbackHtml: text.html(question.feedback),
          readAgain: readAgain(attempt.module, question.readAgain, ways, t),
        }
      : null,
  };
}

export const textsOf = (question: ChoiceQuestion, chosen: readonly string[]): string[] =>
  question.options.filter((option) => chosen.includes(option.id)).map((option) => option.text);

/** Before handing in: every question with the words of its answer, and what is still open. */
export function reviewPage(
  attempt: Taken,
  answers: ReadonlyMap<string, string[]>,
  text: CourseText,
  ways: Ways & QuizWays,
  t: Translate,
) {
  const questions = attempt.questions.map((question, i) => {
    const words = textsOf(question, answers.get(question.id) ?? []);
    const last = question.markdown.split('\n\n').at(-1) ?? question.markdown;
    return {
      n: i + 1,
      href: ways.question(i + 1),
      textHtml: text.line(last),
      answered: words.length > 0,
      answerHtml: words.map(text.line).join('; '),
    };
  });
  return {
    title: t('review.title', { quiz: attempt.quiz.title }),
    quizTitle: attempt.quiz.title,
    module: { title: attempt.module.title, href: ways.module },
    answered: questions.filter((question) => question.answered).length,
    of: questions.length,
    open: questions.filter((question) => !question.answered).length,
    whoSees: whoSees(t),
    questions,
    step: ways.submission,
    back: { href: ways.question(questions.length) },
  };
}
