import { otherPaths, type Stop } from '../attempts/scenario-path.rules';
import type { Quality } from '../content/course-model.types';
import type { Translate } from '../shared/texts';
import type { CourseText } from './course-text.page';
import type { Played, ScenarioWays } from './reading.types';

const looks: Record<Quality, { kind: string; icon: string }> = {
  best: { kind: 'well', icon: 'done' },
  ok: { kind: 'ok', icon: 'half' },
  poor: { kind: 'cost', icon: 'problem' },
  unsafe: { kind: 'unsafe', icon: 'unsafe' },
};

/** How well a choice works: a shape, a colour and a word. */
export const qualityMark = (quality: Quality, t: Translate) => ({
  ...looks[quality],
  qualityWords: t(`scenario.quality.${quality}`),
});

/** The choices of one way, turn by turn. What was not chosen is nowhere in it. */
export const wayLines = (path: readonly Stop[], text: CourseText, ways: ScenarioWays, t: Translate) =>
  path.map(({ choice, afterNo }, i) => ({
    n: i + 1,
    choiceHtml: text.line(choice.text),
    feedbackHtml: text.html(choice.feedback),
    ...qualityMark(choice.quality, t),
    back: ways.back(afterNo),
  }));

/** The other ways that somebody tried in this run. */
export function otherWays({ scenario, steps }: Played, text: CourseText, ways: ScenarioWays, t: Translate) {
  const others = otherPaths(scenario, steps);
  return others.map(({ path, isFirst }, i) => {
    const ending = scenario.turns.find((turn) => turn.id === path.at(-1)!.choice.to && turn.ending);
    return {
      title: isFirst ? t('scenario.first') : t('scenario.otherWay', { n: i + 1, of: others.length }),
      lines: wayLines(path, text, ways, t),
      endWords: t(ending ? 'scenario.cameToEnding' : 'scenario.stoppedAt', { n: path.length + 1 }),
    };
  });
}
