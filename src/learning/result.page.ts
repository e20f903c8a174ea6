import type { ListedAttempt, LoadedAttempt, Outcome } from '../attempts/attempts.service';
import { mark } from '../attempts/marking.rules';
import type { ChoiceQuestion } from '../content/course-model.types';
import { hrefOf, passOf } from '../content/module-parts.rules';
import { nextPart } from '../completions/completion.rules';
import type { Named } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { toFinish } from './module.page';
import type { CourseText } from './course-text.page';
import { textsOf } from './question.page';
import { attemptRows } from './quiz.page';
import type { OwnModule } from './training.service';
import { factsOf, readAgain, whoSees } from './trail.page';

interface Given {
  attempt: LoadedAttempt & { submission: Outcome };
  answers: ReadonlyMap<string, string[]>;
  own: OwnModule;
  attempts: ListedAttempt[];
  supervisors: Named[];
  text: CourseText;
  formKey: string;
}

/** After handing in: what was missed with the way to the lesson that teaches it. The key is shown once passed. */
export function resultPage({ attempt, answers, own, attempts, supervisors, text, formKey }: Given, t: Translate) {
  const { submission, module, questions } = attempt;
  const missed = new Set(mark(questions, answers, passOf(module, attempt.quiz.id)).missed);
  const numbered = questions.map((question, i) => ({ question, n: i + 1, chosen: answers.get(question.id) ?? [] }));
  const misses = numbered.filter(({ question }) => missed.has(question.id));
  const hasEverPassed = attempts.some((one) => one.passed);
  const next = nextPart(own.published.module, factsOf(own.progress));
  const shown = ({ question, n, chosen }: (typeof numbered)[number]) => ({
    n,
    textHtml: text.html(question.markdown),
    chosenHtml: textsOf(question, chosen).map(text.line),
    feedbackHtml: feedback(question, chosen, text),
  });
  return {
    title: t('result.title', { quiz: attempt.quiz.title }),
    module: { title: module.title, href: `/modules/${module.slug}` },
    quizTitle: attempt.quiz.title,
    passed: submission.passed,
    headline: t(headlineKey(submission), {
      marks: submission.marks,
      outOf: submission.outOf,
    }),
    sentence: t(sentenceKey(submission, misses), {
      misses: misses.length,
      needed: misses.filter(({ question }) => question.mustPass).length,
    }),
    marks: submission.marks,
    outOf: submission.outOf,
    completed: own.progress?.completion
      ? { on: own.progress.completion.completedOn, moduleTitle: module.title, versionNumber: own.published.number }
      : null,
    again: hasEverPassed
      ? null
      : { action: `${hrefOf(module.slug, { kind: 'quiz', id: attempt.quiz.id })}/attempts`, formKey },
    misses: misses.map((one) => ({
      ...shown(one),
      mustPass: one.question.mustPass,
      readAgain: readAgain(module, one.question.readAgain, t),
    })),
    rights: numbered
      .filter(({ question }) => !missed.has(question.id))
      .map((one) => ({ ...shown(one), key: hasEverPassed ? keyOf(one.question, text) : [] })),
    keys: hasEverPassed ? misses.map(({ question, n }) => ({ n, key: keyOf(question, text) })) : [],
    toFinish: toFinish(own),
    whoSees: whoSees(t),
    attempts: attemptRows(attempts),
    next: submission.passed && next ? { title: next.title, href: hrefOf(module.slug, next) } : null,
    supervisors,
  };
}

const feedback = (question: ChoiceQuestion, chosen: readonly string[], text: CourseText): string[] =>
  question.options.filter((option) => chosen.includes(option.id)).map((option) => text.html(option.feedback));
const keyOf = (question: ChoiceQuestion, text: CourseText) =>
  question.options.map((option) => ({
    textHtml: text.line(option.text),
    feedbackHtml: text.html(option.feedback),
    right: option.right,
  }));

/** “Nearly” is said only where it is true. */
const isNearly = ({ marks, outOf }: Outcome): boolean => marks * 2 >= outOf;

function headlineKey(submission: Outcome): string {
  if (submission.passed) return 'result.passed';
  return isNearly(submission) ? 'result.nearly' : 'result.notYet';
}

function sentenceKey(submission: Outcome, misses: { question: ChoiceQuestion }[]): string {
  if (submission.passed) return misses.length === 0 ? 'result.allRight' : 'result.passedSentence';
  if (!isNearly(submission)) return 'result.notYetSentence';
  return misses.some(({ question }) => question.mustPass) ? 'result.mustPassSentence' : 'result.nearlySentence';
}
