import { newerScenario } from '../completions/completion.rules';
import { hasEnded, standingIn } from '../attempts/scenario-path.rules';
import type { LoadedRun } from '../attempts/scenario-runs.service';
import type { Scenario } from '../content/course-model.types';
import { langOf } from '../content/translated.rules';
import type { Translate } from '../shared/texts';
import { courseText, type Facts } from './course-text.page';
import type { OwnModule, Step, Ways } from './reading.types';
import { factsOf, trail, whoSees } from './trail.page';

/** Before a scenario: what it is, and every time that somebody went through it. */
export function scenarioPage(
  own: OwnModule,
  scenario: Scenario,
  runs: readonly LoadedRun[],
  facts: Facts,
  ways: Ways,
  start: Step,
  t: Translate,
) {
  const { module } = own.published;
  const { words } = courseText(facts, ways);
  const isOpen = runs.some((run) => !standingIn(run.scenario, run.steps).turn.ending);
  return {
    title: scenario.title,
    lang: langOf(module, t.language, { kind: 'scenario', id: scenario.id }),
    module: { title: module.title, href: ways.module },
    minutes: scenario.minutes,
    contentNotes: module.contentNotes.filter((note) => !note.lesson).map((note) => ({ text: words(note.text) })),
    before: takenBefore(own, scenario, ways, t),
    step: start,
    startWords: t(isOpen ? 'scenario.goOn' : runs.length > 0 ? 'scenario.again' : 'scenario.start'),
    runs: runs.map((run) => ({
      href: `/runs/${run.id}`,
      number: run.number,
      startedOn: run.startedAt,
      stateWords: hasEnded(run.steps)
        ? t('scenario.reachedEnding')
        : t('scenario.leftAt', { n: standingIn(run.scenario, run.steps).path.length + 1 }),
    })),
    contents: trail(module, factsOf(own.progress), { kind: 'scenario', id: scenario.id }, ways, t),
    whoSees: [...whoSees(t), t('scenario.whoSees')],
  };
}

/** In a renewal, of a scenario that was taken in an earlier period: another that is new, or what to try in this one. */
function takenBefore({ published: { module }, progress }: OwnModule, { id }: Scenario, ways: Ways, t: Translate) {
  if (!progress?.scenariosBefore.includes(id) || progress.done.has(`scenario:${id}`)) return null;
  const other = newerScenario(module, progress, id);
  if (!other) return { words: t('scenario.renewSame'), other: null };
  const isNew = !progress.scenariosBefore.includes(other.id);
  return {
    words: t(isNew ? 'scenario.renewOther' : 'scenario.renewOlder'),
    other: { title: other.title, href: ways.part(other) },
  };
}
