import type { Choice, LocalSlot, Turn } from '../content/course-model.types';
import { choiceWords } from '../content/slot-state.rules';
import type { CourseText } from '../reading/course-text.page';
import { qualityMark } from '../reading/scenario-way.page';
import type { Translate } from '../shared/texts';
import { countsOf, fewest } from './scenario-counts.rules';
import type { MappedScenario } from './scenario-map.service';

/** A choice with everything that its author wrote: for trainers only. */
export const choiceKey = (choice: Choice, text: CourseText, t: Translate) => ({
  textHtml: text.line(choice.text),
  feedbackHtml: text.html(choice.feedback),
  ...qualityMark(choice.quality, t),
  to: choice.to,
  toWords: t('scenarioMap.leadsTo', { turn: choice.to }),
  when: choice.when ? t('scenarioMap.when', { slot: choice.when.slot, value: choiceWords([], choice.when.is) }) : '',
});

/** Every turn with its choices, where they lead, and how often each was taken. */
export function scenarioMapPage(
  { shown, scenario, taken }: MappedScenario,
  slots: readonly LocalSlot[],
  text: CourseText,
  t: Translate,
) {
  const { module, number } = shown;
  const labelOf = (key: string) => slots.find((slot) => slot.key === key)?.label ?? key;
  const turnRow = (turn: Turn, i: number) => {
    const counts =
      taken &&
      countsOf(
        turn.choices.map((_, n) => n + 1),
        taken.get(turn.id) ?? [],
      );
    const from = scenario.turns.filter((one) => one.choices.some((choice) => choice.to === turn.id));
    return {
      id: turn.id,
      kind: t(turn.ending ? 'scenarioMap.ending' : i === 0 ? 'scenarioMap.beginning' : 'scenarioMap.turn'),
      icon: turn.ending ? 'here' : i === 0 ? 'done' : 'ring',
      textHtml: text.html(turn.markdown),
      from: from.map(({ id }) => ({ id })),
      choices: turn.choices.map((choice, n) => ({
        ...choiceKey(named(choice, labelOf), text, t),
        counted: counts ? countWords(counts.get(n + 1) ?? null, t) : '',
      })),
    };
  };
  return {
    title: t('scenarioMap.title', { title: scenario.title }),
    module: { title: module.title, href: `/studio/${module.slug}` },
    sentence: t('scenarioMap.sentence', {
      turns: scenario.turns.filter((turn) => !turn.ending).length,
      endings: scenario.turns.filter((turn) => turn.ending).length,
    }),
    of: taken ? t('scenarioMap.ofVersion', { number, fewest }) : t('scenarioMap.ofFolder'),
    tryOut: `/studio/${module.slug}/preview/scenarios/${scenario.id}${taken ? '?of=published' : ''}`,
    turns: scenario.turns.map(turnRow),
  };
}

const named = (choice: Choice, labelOf: (key: string) => string): Choice =>
  choice.when ? { ...choice, when: { ...choice.when, slot: labelOf(choice.when.slot) } } : choice;

const countWords = (runs: number | null, t: Translate): string =>
  runs === null ? t('scenarioMap.few', { fewest }) : t('scenarioMap.runs', { runs });
