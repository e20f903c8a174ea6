import { isAnswered, sameAnswer } from '../attempts/answer-shapes.rules';
import { byQuestion, type SavedAnswer, standingOf, surenesses, unseenOthers } from '../attempts/answers.rules';
import type { SeenPanels } from '../attempts/panels.service';
import { isRight } from '../attempts/marking.rules';
import type { MarkedQuestion } from '../content/question.types';
import { isMarked, modeOf } from '../content/module-parts.rules';
import { langOf } from '../content/translated.rules';
import type { Translate } from '../shared/texts';
import { fieldOf } from './answer-field.page';
import { answerWords, keyOf, ticked } from './answer-words.page';
import type { CourseText } from './course-text.page';
import { panelOf } from './panel.page';
import type { QuizWays, Taken, Ways } from './reading.types';
import { readAgain, whoSees } from './trail.page';

interface Asked {
  saved: readonly SavedAnswer[];
  /** What the panels chose, of the questions that this person has committed to. */
  panels: SeenPanels;
  message?: string | null;
  /** The button that has just moved a step of an ordering. */
  moved?: string | null;
  /** What was typed and not kept, because other words stand: to be read and copied. */
  unkept?: string | null;
}

/** One question. What is right and why is not in this page before the rule lets it: never in a check, after answering in practice. */
export function questionPage(
  attempt: Taken,
  n: number,
  { saved, panels, message = null, moved = null, unkept = null }: Asked,
  text: CourseText,
  ways: Ways & QuizWays,
  t: Translate,
) {
  const question = attempt.questions[n - 1]!;
  const groups = byQuestion(saved);
  const own = groups.get(question.id) ?? [];
  const standing = standingOf(own);
  const chosen = standing?.chosen ?? [];
  const isPractice = attempt.kind === 'spaced' || modeOf(attempt.module, attempt.quiz.id) === 'practice';
  // While somebody is still moving steps, the right order would spoil it.
  const isOpen = isPractice && isAnswered(question, chosen) && moved === null;
  const field = fieldOf(question, { attempt, chosen, text, isOpen, moved, most: ways.most }, t);
  return {
    title: t('question.title', { n, of: attempt.questions.length, quiz: attempt.quiz.title }),
    scripts: question.type === 'ordering' ? ['js/order-items.js'] : [],
    quizTitle: attempt.quiz.title,
    lang: langOf(attempt.module, t.language, { kind: 'quiz', id: attempt.quiz.id }),
    module: { title: attempt.module.title, href: ways.module },
    number: n,
    of: attempt.questions.length,
    numbers: attempt.questions.map((one, i) => ({
      n: i + 1,
      href: ways.question(i + 1),
      answered: isAnswered(one, standingOf(groups.get(one.id) ?? [])?.chosen ?? []),
      here: i + 1 === n,
    })),
    questionHtml: text.line(question.markdown),
    hint: t(`question.hint.${question.type}`),
    field,
    sure: [...surenesses, ''].map((value) => ({
      value,
      id: `sure-${value || 'none'}`,
      label: t(`sure.say.${value || 'none'}`),
      checked: (standing?.sure ?? '') === value,
    })),
    savedAt: standing?.receivedAt ?? null,
    step: ways.answer(question.id, own.at(-1)?.revision ?? 0),
    autosave: ways.autosave,
    /** Changing the language keeps what is chosen first: the switch is a button of this form. */
    languageForm: ways.autosave ? 'answer-form' : null,
    asks: ways.ask({ kind: 'quiz', part: attempt.quiz.id, id: question.id }) !== null,
    previous: n > 1 ? { href: ways.question(n - 1) } : null,
    next: nextOf(attempt, n, isPractice && !isOpen && field.kind !== 'writing' && isMarked(question), t),
    stands: t(question.type === 'judgement' ? 'judgement.standsHere' : 'question.standsHere'),
    isJudgement: question.type === 'judgement',
    panel: question.type === 'judgement' ? panelOf(question, chosen, panels, text, t) : null,
    review: { href: ways.review },
    others: unseenOthers(own, sameAnswer(question)).map((one) => ({
      optionsHtml: answerWords(question, one.chosen, text, t),
      at: one.receivedAt,
      help: t(field.kind === 'options' ? 'question.otherHelp' : 'question.otherHelpWords'),
    })),
    message,
    unkeptHtml: unkept === null ? null : text.typed(unkept),
    practice: isOpen && isMarked(question) ? practiceOf(attempt, question, chosen, text, ways, t) : null,
  };
}

/** The main button: on to the next question or to the review; in practice, first to what is right. */
function nextOf({ questions }: Taken, n: number, isToCheck: boolean, t: Translate) {
  if (isToCheck) return { then: 'check', label: t('question.check') };
  return { then: 'next', label: t(n === questions.length ? 'question.toReview' : 'question.next') };
}

function practiceOf(
  attempt: Taken,
  question: MarkedQuestion,
  chosen: readonly string[],
  text: CourseText,
  ways: Ways,
  t: Translate,
) {
  const right = isRight(question, chosen, attempt.facts);
  const isOwn = question.type === 'self-checked';
  return {
    right,
    headline: isOwn ? ticked(question, chosen, t) : t(right ? 'question.right' : 'question.notQuite'),
    feedbackHtml: text.html(question.feedback),
    // A choice has its feedback beside each option; what was compared with its model shows it already.
    key: 'options' in question || isOwn ? null : { ...keyOf(question, attempt.facts, text, t), feedbackHtml: '' },
    readAgain: readAgain(attempt.module, question.readAgain, ways, t),
  };
}

/** Before handing in: every question with the words of its answer, and what is still open. */
export function reviewPage(
  attempt: Taken,
  answers: ReadonlyMap<string, string[]>,
  text: CourseText,
  ways: Ways & QuizWays,
  t: Translate,
) {
  const questions = attempt.questions.map((question, i) => {
    const chosen = answers.get(question.id) ?? [];
    const last = question.markdown.split('\n\n').at(-1) ?? question.markdown;
    return {
      n: i + 1,
      href: ways.question(i + 1),
      textHtml: text.line(last),
      answered: isAnswered(question, chosen),
      answerHtml: answerWords(question, chosen, text, t).join('; '),
    };
  });
  return {
    title: t('review.title', { quiz: attempt.quiz.title }),
    quizTitle: attempt.quiz.title,
    lang: langOf(attempt.module, t.language, { kind: 'quiz', id: attempt.quiz.id }),
    module: { title: attempt.module.title, href: ways.module },
    answered: questions.filter((question) => question.answered).length,
    of: questions.length,
    open: questions.filter((question) => !question.answered).length,
    whoSees: whoSees(t),
    questions,
    help: t(attempt.kind === 'spaced' ? 'review.helpSpaced' : 'review.help'),
    step: ways.submission,
    back: { href: ways.question(questions.length) },
  };
}
