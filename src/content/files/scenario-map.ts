import type { Turn } from '../course-model.types';
import { didYouMean } from './did-you-mean';
import type { Reporter } from './problems';
import type { Section } from './sections';

/** Follows every choice: each leads to a turn, each turn is reached, and from each there is a way to an ending. */
export function checkMap(turns: readonly Turn[], sections: readonly Section[], report: Reporter): void {
  const lineOf = new Map(turns.map((turn, i) => [turn.id, sections[i]!.line]));
  if (lineOf.size < turns.length)
    report.error(sections[0]!.line, 'SCN-ID-TWICE', 'Two turns have the same name.', 'Give each turn its own.');
  const endings = turns.filter((turn) => turn.ending);
  if (endings.length === 0)
    report.error(
      sections[0]?.line ?? 1,
      'SCN-NO-ENDING',
      'This scenario never ends.',
      'Mark at least one turn with {ending}.',
    );
  const reached = followed(turns.slice(0, 1), (turn) => turns.filter((one) => leadsTo(turn, one)));
  const canEnd = followed(endings, (turn) => turns.filter((one) => leadsTo(one, turn)));
  for (const turn of turns) {
    const line = lineOf.get(turn.id)!;
    if (!reached.has(turn))
      report.warning(
        line,
        'SCN-UNREACHED',
        'No choice leads to this turn.',
        'Lead a choice here with “->”, or take it out.',
      );
    const isWhole = turn.choices.length > 0 && turn.choices.every(({ to }) => lineOf.has(to));
    if (isWhole && endings.length > 0 && !canEnd.has(turn))
      report.error(
        line,
        'SCN-LOOP',
        'From this turn no ending can be reached, whatever somebody chooses.',
        'Lead one of its choices, or of those that follow, towards an ending.',
      );
    for (const { to } of turn.choices) {
      if (to && !lineOf.has(to))
        report.error(
          line,
          'SCN-TARGET',
          `There is no turn “${to}”.${didYouMean(to, lineOf.keys())}`,
          'Name a turn of this scenario after “->”.',
        );
    }
  }
}

const leadsTo = (from: Turn, to: Turn): boolean => from.choices.some((choice) => choice.to === to.id);

/** Everything that is found by going on from these. */
function followed(from: readonly Turn[], next: (turn: Turn) => readonly Turn[]): Set<Turn> {
  const found = new Set(from);
  for (const turn of found) for (const one of next(turn)) found.add(one);
  return found;
}
