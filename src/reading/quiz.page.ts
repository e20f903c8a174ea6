import { type Standing, triesOf } from '../attempts/again.rules';
import type { ListedAttempt } from '../attempts/attempts.service';
import { marksToPass, type SlotFacts } from '../attempts/marking.rules';
import { askableOf } from '../attempts/pick.rules';
import type { Quiz } from '../content/course-model.types';
import { askedNumber, markedQuestions, modeOf, passOf } from '../content/module-parts.rules';
import { langOf } from '../content/translated.rules';
import type { Named } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { againPart, talkNotice } from './again.page';
import { courseText, type Facts } from './course-text.page';
import type { OwnModule, Starts, Ways } from './reading.types';
import { factsOf, trail, whoSees } from './trail.page';

export const attemptRows = (attempts: ListedAttempt[]) =>
  triesOf(attempts)
    .filter((one) => !one.open)
    .map((one, i) => ({
      number: i + 1,
      submittedOn: one.submittedAt,
      marks: one.marks,
      outOf: one.outOf,
      passed: one.passed,
      href: `/attempts/${one.id}/result`,
    }));

interface Given {
  own: OwnModule;
  quiz: Quiz;
  attempts: ListedAttempt[];
  standing: Standing;
  supervisors: Named[];
  facts: Facts;
  /** What is filled in now of what questions ask for. */
  asked: SlotFacts;
  starts: Starts;
}

/** Before a quiz: how many questions, what passes, and every earlier try. */
export function quizPage(
  { own, quiz, attempts, standing, supervisors, facts, asked: slots, starts }: Given,
  ways: Ways,
  t: Translate,
) {
  const { module } = own.published;
  const mode = modeOf(module, quiz.id);
  const askable = askableOf(quiz, slots);
  const questions = markedQuestions(askable);
  const asked = askedNumber(askable);
  const open = triesOf(attempts).some((one) => one.open);
  const needed = marksToPass(asked, passOf(module, quiz.id));
  const judgements = askable.questions.length - questions.length;
  return {
    title: quiz.title,
    lang: langOf(module, t.language, { kind: 'quiz', id: quiz.id }),
    module: { title: module.title, href: ways.module },
    intro: courseText(facts, null).words(quiz.intro),
    questions: asked + judgements,
    judgements,
    drawn: asked < questions.length ? t('quiz.drawn', { asked, total: questions.length }) : null,
    pass: t('quiz.pass', { needed, total: asked }),
    mustPass: questions.filter((question) => question.mustPass).length,
    mode,
    again: againPart(quiz, standing, starts, supervisors, t),
    open,
    startLabel: t(open ? 'quiz.goOn' : 'quiz.start'),
    later: { href: ways.module, words: t('quiz.later') },
    attempts: attemptRows(attempts),
    contents: trail(module, factsOf(own.progress), { kind: 'quiz', id: quiz.id }, ways, t),
    whoSees: [...whoSees(t), ...talkNotice(quiz, mode, t)],
    waiting: quiz.questions.length - markedQuestions(quiz).length - judgements,
  };
}
