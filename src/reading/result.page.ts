import { type Standing, triesOf } from '../attempts/again.rules';
import { isCompared } from '../attempts/answer-shapes.rules';
import type { Sureness } from '../attempts/answers.rules';
import type { SeenPanels } from '../attempts/panels.service';
import { type ListedAttempt, markOf, type Outcome } from '../attempts/attempts.service';
import type { AskedQuestion, JudgementQuestion, MarkedQuestion, SelfCheckedQuestion } from '../content/question.types';
import { isMarked, modeOf } from '../content/module-parts.rules';
import { nextPart } from '../completions/completion.rules';
import { langOf } from '../content/translated.rules';
import { overseerNames } from '../people/overseers.page';
import type { Overseer } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { againPart, talkNotice } from './again.page';
import { toFinish, wayLines } from './module.page';
import type { CourseText } from './course-text.page';
import { answerWords, keyOf, ticked } from './answer-words.page';
import { panelOf } from './panel.page';
import { attemptRows } from './quiz.page';
import type { OwnModule, Starts, Taken, Ways } from './reading.types';
import { surePart } from './sure.page';
import { factsOf, readAgain, whoSees } from './trail.page';

interface Given {
  attempt: Taken & { submission: Outcome };
  answers: ReadonlyMap<string, string[]>;
  panels: SeenPanels;
  own: OwnModule;
  attempts: ListedAttempt[];
  supervisors: readonly Overseer[];
  text: CourseText;
  /** How sure the learner was of an answer, where they said it. */
  sureness: ReadonlyMap<string, Sureness>;
  standing: Standing;
  starts: Starts;
  /** A trainer asked to see the key; learners see it once they have passed. */
  withKey: boolean;
}

/** After handing in: what was missed with the way to the lesson that teaches it. The key is shown once passed. */
export function resultPage(given: Given, ways: Ways, t: Translate) {
  const { attempt, answers, own, attempts, supervisors, text } = given;
  const { submission, module, questions, facts } = attempt;
  const missed = new Set(markOf(attempt, answers).missed);
  const all = questions.map((question, i) => ({ question, n: i + 1, chosen: answers.get(question.id) ?? [] }));
  const numbered = all.filter((one): one is Numbered<MarkedQuestion> => isMarked(one.question));
  const judgements = all.filter((one): one is Numbered<JudgementQuestion> => one.question.type === 'judgement');
  const misses = numbered.filter(({ question }) => missed.has(question.id));
  const isSpaced = attempt.kind === 'spaced';
  const hasEverPassed = submission.passed || triesOf(attempts).some((one) => one.passed);
  const isKeyShown = hasEverPassed || given.withKey;
  const isPractice = modeOf(module, attempt.quiz.id) === 'practice';
  const next = nextPart(own.published.module, factsOf(own.progress));
  const shown = ({ question, n, chosen }: (typeof numbered)[number]) => ({
    n,
    textHtml: text.html(question.markdown),
    chosenHtml: givenHtml(question, chosen, text, t),
    given: 'options' in question ? t('result.youChose') : t('result.yourAnswer'),
    ownMark: question.type === 'self-checked' && chosen.length > 0 ? ownMark(question, chosen, t) : null,
    feedbackHtml: feedback(question, chosen, isKeyShown || isPractice || !missed.has(question.id), text),
  });
  return {
    title: t('result.title', { quiz: attempt.quiz.title }),
    module: { title: module.title, href: ways.module },
    home: ways.home,
    quizTitle: attempt.quiz.title,
    lang: langOf(module, t.language, { kind: 'quiz', id: attempt.quiz.id }),
    passed: submission.passed,
    headline: t(isSpaced ? 'spaced.result' : headlineKey(submission), {
      marks: submission.marks,
      outOf: submission.outOf,
    }),
    sentence: t(isSpaced ? 'spaced.resultSentence' : sentenceKey(submission, misses), {
      misses: misses.length,
      needed: misses.filter(({ question }) => question.mustPass).length,
    }),
    marks: submission.marks,
    outOf: submission.outOf,
    completed:
      own.progress?.completion && !isSpaced
        ? {
            on: own.progress.completion.completedOn,
            moduleTitle: module.title,
            versionNumber: own.published.number,
            ...wayLines(own.progress.completion, t),
          }
        : null,
    again: hasEverPassed || isSpaced ? null : againPart(attempt.quiz, given.standing, given.starts, supervisors, t),
    toModule: { href: ways.module, words: t('result.toModule') },
    sure: surePart(numbered, missed, given.sureness, t),
    misses: misses.map((one) => ({
      ...shown(one),
      mustPass: one.question.mustPass,
      readAgain: readAgain(module, one.question.readAgain, ways, t),
    })),
    rights: numbered
      .filter(({ question }) => !missed.has(question.id))
      .map((one) => ({ ...shown(one), key: isKeyShown ? keyOf(one.question, facts, text, t) : null })),
    judgements: judgements.map(({ question, n, chosen }) => ({
      n,
      textHtml: text.html(question.markdown),
      answerHtml: answerWords(question, chosen, text, t).join('<br>'),
      panel: panelOf(question, chosen, given.panels, text, t),
    })),
    keys: isKeyShown ? misses.map(({ question, n }) => ({ n, key: keyOf(question, facts, text, t) })) : [],
    toFinish: toFinish(own, ways, t),
    whoSees: [...whoSees(t), ...(isSpaced ? [] : talkNotice(attempt.quiz, modeOf(module, attempt.quiz.id), t))],
    attempts: attemptRows(attempts),
    next: submission.passed && next ? { title: next.title, href: ways.part(next.at, next.block) } : null,
    supervisors: overseerNames(supervisors, t).map((name) => ({ name })),
  };
}

interface Numbered<Question extends AskedQuestion> {
  question: Question;
  n: number;
  chosen: string[];
}

/** Choices stand each for itself; everything else is one answer of one or more lines. */
function givenHtml(question: AskedQuestion, chosen: readonly string[], text: CourseText, t: Translate): string[] {
  if (question.type === 'self-checked') return chosen.slice(0, 1).map(text.typed);
  const lines = answerWords(question, chosen, text, t);
  return 'options' in question || lines.length === 0 ? lines : [lines.join('<br>')];
}

const ownMark = (question: SelfCheckedQuestion, chosen: readonly string[], t: Translate): string =>
  isCompared(chosen) ? t('result.ownMark', { ticked: ticked(question, chosen, t) }) : ticked(question, chosen, t);

/** What was chosen is talked about at once. Where nothing is chosen from a list, the feedback is about what is right: it waits for that. */
function feedback(question: AskedQuestion, chosen: readonly string[], isKnown: boolean, text: CourseText): string[] {
  if (!('options' in question)) return isKnown && question.feedback ? [text.html(question.feedback)] : [];
  return question.options.filter((option) => chosen.includes(option.id)).map((option) => text.html(option.feedback));
}

/** “Nearly” is said only where it is true. */
const isNearly = ({ marks, outOf }: Outcome): boolean => marks * 2 >= outOf;

function headlineKey(submission: Outcome): string {
  if (submission.passed) return 'result.passed';
  return isNearly(submission) ? 'result.nearly' : 'result.notYet';
}

function sentenceKey(submission: Outcome, misses: { question: AskedQuestion }[]): string {
  if (submission.passed) return misses.length === 0 ? 'result.allRight' : 'result.passedSentence';
  if (!isNearly(submission)) return 'result.notYetSentence';
  return misses.some(({ question }) => question.mustPass) ? 'result.mustPassSentence' : 'result.nearlySentence';
}
