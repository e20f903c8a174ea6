import type { TrainingModule } from '../course-model.types';
import { modeOf, poolsOf } from '../module-parts.rules';
import { didYouMean } from './did-you-mean';
import type { Reporter } from './problems';
import type { PlacedQuiz } from './raw.types';

/** What a quiz's header asks for can be had: its pools are large enough, and practice waits for nothing. */
export function checkQuizHeader(module: TrainingModule, { quiz, lineOf }: PlacedQuiz, report: Reporter): void {
  const { draw } = quiz;
  const objectives = module.objectives.map(({ id }) => id);
  const named = typeof draw === 'object' ? Object.keys(draw) : [];
  const lineOfPool = (i: number) => (named[i] === undefined ? lineOf('draw') : lineOf('draw', named[i]));
  for (const objective of named)
    if (!objectives.includes(objective))
      report.error(
        lineOf('draw', objective),
        'QUIZ-DRAW-OBJECTIVE',
        `There is no objective “${objective}” to draw from.${didYouMean(objective, objectives)}`,
        'Use an objective’s id of module.yaml.',
      );
  poolsOf(quiz).pools.forEach(({ draw: number, questions }, i) => {
    if (number > questions.length && (named[i] === undefined || objectives.includes(named[i])))
      report.error(
        lineOfPool(i),
        'QUIZ-DRAW-MANY',
        `${number} are drawn${named[i] === undefined ? '' : ` of “${named[i]}”`}, and there are ${questions.length} to draw from.`,
        'Draw fewer, or write more questions; those that must be passed are always asked and do not count.',
      );
  });
  sayMustPass(quiz, named, lineOf('draw'), report);
  if (modeOf(module, quiz.id) === 'practice')
    for (const [field, value] of Object.entries(forChecks(quiz)))
      if (value !== undefined)
        report.warning(
          lineOf(field),
          'QUIZ-PRACTICE',
          `“${field}” does nothing here: this quiz is for practice, which is tried again at any time.`,
          'Take the line out, or make the quiz a check.',
        );
}

const forChecks = ({ coolingOffHours, talkAfter, recheck }: PlacedQuiz['quiz']) => ({
  cooling_off_hours: coolingOffHours,
  talk_after: talkAfter,
  recheck,
});

/** Whoever draws from a pool should know that some of it is asked anyway. */
function sayMustPass({ draw, questions }: PlacedQuiz['quiz'], named: string[], line: number, report: Reporter): void {
  if (draw === undefined) return;
  const inPool = questions.filter(
    ({ mustPass, objective }) => mustPass && (typeof draw === 'number' || named.includes(objective ?? '')),
  );
  if (inPool.length > 0)
    report.note(
      line,
      'QUIZ-DRAW-MUST-PASS',
      `${inPool.map(({ id }) => `“${id}”`).join(', ')} must be passed: always asked, and not counted in what is drawn.`,
      'Leave it so, or take “must-pass” off what may be left out.',
    );
}
