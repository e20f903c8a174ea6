import type { ListedAttempt, Outcome } from '../attempts/attempts.service';
import { mark } from '../attempts/marking.rules';
import type { ChoiceQuestion } from '../content/course-model.types';
import { passOf } from '../content/module-parts.rules';
import { nextPart } from '../completions/completion.rules';
import type { Named } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { toFinish, wayLines } from './module.page';
import type { CourseText } from './course-text.page';
import { textsOf } from './question.page';
import { attemptRows } from './quiz.page';
import type { OwnModule, Step, Taken, Ways } from './reading.types';
import { factsOf, readAgain, whoSees } from './trail.page';

interface Given {
  attempt: Taken & { submission: Outcome };
  answers: ReadonlyMap<string, string[]>;
  own: OwnModule;
  attempts: ListedAttempt[];
  supervisors: Named[];
  text: CourseText;
  /** Trying again. */
  start: Step;
  /** A trainer asked to see the key; learners see it once they have passed. */
  withKey: boolean;
}

/** After handing in: what was missed with the way to the lesson that teaches it. The key is shown once passed. */
export function resultPage(given: Given, ways: Ways, t: Translate) {
  const { attempt, answers, own, attempts, supervisors, text } = given;
  const { submission, module, questions } = attempt;
  const missed = new Set(mark(questions, answers, passOf(module, attempt.quiz.id)).missed);
  const numbered = questions.map((question, i) => ({ question, n: i + 1, chosen: answers.get(question.id) ?? [] }));
  const misses = numbered.filter(({ question }) => missed.has(question.id));
  const hasEverPassed = submission.passed || attempts.some((one) => one.passed);
  const isKeyShown = hasEverPassed || given.withKey;
  const next = nextPart(own.published.module, factsOf(own.progress));
  const shown = ({ question, n, chosen }: (typeof numbered)[number]) => ({
    n,
    textHtml: text.html(question.markdown),
    chosenHtml: textsOf(question, chosen).map(text.line),
    feedbackHtml: feedback(question, chosen, text),
  });
  return {
    title: t('result.title', { quiz: attempt.quiz.title }),
    module: { title: module.title, href: ways.module },
    home: ways.home,
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
      ? {
          on: own.progress.completion.completedOn,
          moduleTitle: module.title,
          versionNumber: own.published.number,
          ...wayLines(own.progress.completion, t),
        }
      : null,
    again: hasEverPassed ? null : given.start,
    misses: misses.map((one) => ({
      ...shown(one),
      mustPass: one.question.mustPass,
      readAgain: readAgain(module, one.question.readAgain, ways, t),
    })),
    rights: numbered
      .filter(({ question }) => !missed.has(question.id))
      .map((one) => ({ ...shown(one), key: isKeyShown ? keyOf(one.question, text) : [] })),
    keys: isKeyShown ? misses.map(({ question, n }) => ({ n, key: keyOf(question, text) })) : [],
    toFinish: toFinish(own, ways, t),
    whoSees: whoSees(t),
    attempts: attemptRows(attempts),
    next: submission.passed && next ? { title: next.title, href: ways.part(next) } : null,
    supervisors,
  };
}

const feedback = (question: ChoiceQuestion, chosen: readonly string[], text: CourseText): string[] =>
  question.options.filter((option) => chosen.includes(option.id)).map((option) => text.html(option.feedback));
export const keyOf = (question: ChoiceQuestion, text: CourseText) =>
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
