import type { ListedAttempt } from '../attempts/attempts.service';
import { isAskable, marksToPass, type SlotFacts } from '../attempts/marking.rules';
import type { Quiz } from '../content/course-model.types';
import { modeOf, passOf, shownQuestions } from '../content/module-parts.rules';
import type { Translate } from '../shared/texts';
import { courseText, type Facts } from './course-text.page';
import type { OwnModule, Step, Ways } from './reading.types';
import { factsOf, trail, whoSees } from './trail.page';

export const attemptRows = (attempts: ListedAttempt[]) =>
  attempts
    .filter((one) => !one.open)
    .map((one) => ({
      number: one.number,
      submittedOn: one.submittedAt,
      marks: one.marks,
      outOf: one.outOf,
      passed: one.passed,
      href: `/attempts/${one.id}/result`,
    }));

/** Before a quiz: how many questions, what passes, and every earlier try. @param asked what is filled in now of what questions ask for. */
export function quizPage(
  own: OwnModule,
  quiz: Quiz,
  attempts: ListedAttempt[],
  facts: Facts,
  asked: SlotFacts,
  ways: Ways,
  start: Step,
  t: Translate,
) {
  const { module } = own.published;
  const questions = shownQuestions(quiz).filter((question) => isAskable(question, asked));
  const needed = marksToPass(questions.length, passOf(module, quiz.id));
  return {
    title: quiz.title,
    module: { title: module.title, href: ways.module },
    intro: courseText(facts, null).words(quiz.intro),
    questions: questions.length,
    pass: t('quiz.pass', { needed, total: questions.length }),
    mustPass: questions.filter((question) => question.mustPass).length,
    mode: modeOf(module, quiz.id),
    step: start,
    open: attempts.some((one) => one.open),
    attempts: attemptRows(attempts),
    contents: trail(module, factsOf(own.progress), { kind: 'quiz', id: quiz.id }, ways, t),
    whoSees: whoSees(t),
    waiting: quiz.questions.length - shownQuestions(quiz).length,
  };
}
