import { standingIn } from '../attempts/scenario-path.rules';
import { nextPart } from '../completions/completion.rules';
import { langOf } from '../content/translated.rules';
import type { Translate } from '../shared/texts';
import type { CourseText } from './course-text.page';
import type { OwnModule, Played, ScenarioWays, Ways } from './reading.types';
import { otherWays, wayLines } from './scenario-way.page';
import { factsOf } from './trail.page';

/** After an ending: what came of it, the way that led here, and the other ways that were tried. */
export function debriefPage(
  run: Played,
  own: OwnModule,
  message: string | null,
  text: CourseText,
  ways: Ways & ScenarioWays,
  t: Translate,
) {
  const { module, scenario, steps } = run;
  const { turn, path } = standingIn(scenario, steps);
  const next = nextPart(own.published.module, factsOf(own.progress));
  return {
    title: t('scenario.debriefTitle', { title: scenario.title }),
    heading: scenario.title,
    lang: langOf(module, t.language, { kind: 'scenario', id: scenario.id }),
    ask: ways.ask({ kind: 'scenario', part: scenario.id, id: turn.id }, ways.here),
    module: { title: module.title, href: ways.module },
    message,
    textHtml: text.html(turn.markdown),
    completed: own.progress?.completion
      ? { on: own.progress.completion.completedOn, moduleTitle: module.title, versionNumber: own.published.number }
      : null,
    next: next ? { title: next.title, href: ways.part(next.at, next.block) } : null,
    home: ways.home,
    again: ways.start,
    way: wayLines(path, text, ways, t),
    others: otherWays(run, text, ways, t),
  };
}
