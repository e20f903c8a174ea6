import type { TrainingModule } from '../course-model.types';
import { sessionsOf } from '../live-sessions.rules';
import { didYouMean } from './did-you-mean';
import type { Reporter } from './problems';
import type { RawModule } from './raw.types';
import type { YamlFile } from './yaml-file';

/** What makes the module complete: it must be possible, and name what is there. */
export function checkCompletion(module: TrainingModule, yaml: YamlFile<RawModule>, report: Reporter): void {
  const ids = sessionsOf(module).map((session) => session.id);
  const { allOf, mayMiss, neverMiss = [] } = module.completion;
  const isAsked = allOf.includes('session');
  ids.forEach((id, i) => {
    if (ids.indexOf(id) < i)
      report.error(
        yaml.lineOf('sessions', i, 'id'),
        'SESSION-TWICE',
        `There are two sessions “${id}”.`,
        'Give each its own id.',
      );
  });
  if (isAsked && ids.length === 0)
    report.error(
      yaml.lineOf('completion', 'all_of', allOf.indexOf('session')),
      'SESSION-NONE',
      'The module asks for live sessions and has none.',
      'Add “sessions:”, or take “session” out of “all_of”.',
    );
  if (!isAsked && (mayMiss !== undefined || neverMiss.length > 0))
    report.warning(
      yaml.lineOf('completion', mayMiss === undefined ? 'never_miss' : 'may_miss'),
      'SESSION-UNASKED',
      'This says who may miss a session, but no session is asked for.',
      'Add “session” to “all_of”, or take this out.',
    );
  neverMiss.forEach((id, i) => {
    if (!ids.includes(id))
      report.error(
        yaml.lineOf('completion', 'never_miss', i),
        'SESSION-UNKNOWN',
        `There is no session “${id}”.${didYouMean(id, ids)}`,
        'Use the id of a session of this module.',
      );
  });
  const most = Math.min(ids.length - 1, ids.filter((id) => !neverMiss.includes(id)).length);
  if (mayMiss !== undefined && ids.length > 0 && mayMiss > most)
    report.error(
      yaml.lineOf('completion', 'may_miss'),
      'SESSION-MISS',
      `Nobody can miss ${mayMiss} of these ${ids.length} sessions.`,
      most > 0 ? `Write ${most} or less.` : 'Take “may_miss” out.',
    );
  checkTestOut(module, yaml, report);
}

function checkTestOut(module: TrainingModule, yaml: YamlFile<RawModule>, report: Reporter): void {
  const { testOut } = module.completion;
  const checks = module.contents.flatMap((entry) =>
    entry.kind === 'quiz' && entry.mode === 'check' ? [entry.id] : [],
  );
  if (testOut !== undefined && !checks.includes(testOut))
    report.error(
      yaml.lineOf('completion', 'test_out'),
      'TEST-OUT',
      `There is no check “${testOut}” in the contents.${didYouMean(testOut, checks)}`,
      'Name a quiz of the contents whose mode is “check”.',
    );
}
