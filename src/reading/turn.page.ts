import { keyOfChoice, offered, standingIn } from '../attempts/scenario-path.rules';
import { langOf } from '../content/translated.rules';
import type { Translate } from '../shared/texts';
import type { CourseText } from './course-text.page';
import type { Played, ScenarioWays, Ways } from './reading.types';
import { otherWays, qualityMark, wayLines } from './scenario-way.page';

/** A paragraph that is somebody's words from end to end stands in a bubble. */
const asSaid = (html: string): string => html.replace(/<p>(“[^<”]*”)<\/p>/g, '<p class="say">$1</p>');

/** One turn. Of its choices only the words are in this page; what they lead to is shown once one is made. @param before choices of earlier periods, which go last. */
export function turnPage(
  run: Played,
  valueOf: (slot: string) => string | undefined,
  before: ReadonlySet<string>,
  message: string | null,
  text: CourseText,
  ways: Ways & ScenarioWays,
  t: Translate,
) {
  const { module, scenario, steps } = run;
  const { turn, path } = standingIn(scenario, steps);
  const last = path.at(-1);
  const n = path.length + 1;
  return {
    title: t('scenario.turnTitle', { title: scenario.title, n }),
    heading: scenario.title,
    lang: langOf(module, t.language, { kind: 'scenario', id: scenario.id }),
    ask: ways.ask({ kind: 'scenario', part: scenario.id, id: turn.id }, ways.here),
    module: { title: module.title, href: ways.module },
    number: n,
    message,
    isBack: steps.at(-1)?.kind === 'return',
    led: last
      ? {
          ...qualityMark(last.choice.quality, t),
          words: t(`scenario.led.${last.choice.quality}`),
          choiceHtml: text.line(last.choice.text),
          feedbackHtml: text.html(last.choice.feedback),
          n: path.length,
          back: ways.back(last.afterNo),
        }
      : null,
    textHtml: asSaid(text.html(turn.markdown)),
    step: ways.choose,
    choices: offered(turn, valueOf)
      .map(({ choice, choiceNo }) => ({
        value: choiceNo,
        textHtml: text.line(choice.text),
        note: before.has(keyOfChoice(turn.id, choice)) ? t('scenario.choseBefore') : '',
      }))
      .sort((a, b) => a.note.length - b.note.length),
    leave: { href: ways.part({ kind: 'scenario', id: scenario.id }) },
    way: wayLines(path, text, ways, t),
    others: otherWays(run, text, ways, t),
    endings: scenario.turns.filter((one) => one.ending).length,
  };
}
