import { countedParts, whatIsMissing } from '../completions/completion.rules';
import type { Progress } from '../completions/progress.types';
import type { PublishedModule } from '../content/content.types';
import type { SupervisedPerson } from '../people/people.types';
import { daysBetween } from '../shared/dates.rules';
import type { Translate } from '../shared/texts';

type CellState = 'done' | 'started' | 'late' | 'due' | 'ahead' | 'not-asked';
interface Cell {
  module: string;
  moduleTitle: string;
  state: CellState;
  words: string;
  /** A day (YYYY-MM-DD) or a count in words; empty where there is nothing to add. */
  on: string | null;
  counts: string;
  icon: string;
}
export interface TeamRow {
  id: string;
  name: string;
  teamId: string | null;
  team: string;
  startedOn: string | null;
  done: number;
  total: number;
  cells: Cell[];
}
export interface TeamFacts {
  people: SupervisedPerson[];
  progress: Progress[];
  versions: Map<string, PublishedModule>;
  columns: { slug: string; title: string }[];
  today: string;
}

const icons: Record<CellState, string> = {
  done: 'done',
  started: 'half',
  late: 'clock',
  due: 'calendar',
  ahead: 'ring',
  'not-asked': 'dash',
};

/** Exactly these people × these modules, in words and shapes. */
export function teamRows({ people, progress, versions, columns, today }: TeamFacts, t: Translate): TeamRow[] {
  const at = new Map(progress.map((one) => [`${one.personId} ${one.slug}`, one]));
  return people.map((person) => {
    const cells = columns.map(({ slug, title }) =>
      cellOf(slug, title, at.get(`${person.id} ${slug}`) ?? null, versions, today, t),
    );
    const asked = cells.filter((cell) => cell.state !== 'not-asked');
    return {
      id: person.id,
      name: person.name,
      teamId: person.teamId,
      team: person.teamName ?? '',
      startedOn: person.startedOn,
      done: asked.filter((cell) => cell.state === 'done').length,
      total: asked.length,
      cells,
    };
  });
}

function cellOf(
  slug: string,
  title: string,
  progress: Progress | null,
  versions: Map<string, PublishedModule>,
  today: string,
  t: Translate,
): Cell {
  const state = stateOf(progress, today);
  const module = versions.get(progress?.versionId ?? slug)?.module ?? versions.get(slug)?.module;
  const parts = module ? countedParts(module) : [];
  const missing = module && progress ? whatIsMissing(module, progress).length : parts.length;
  const begun = progress?.startedAt && !progress.completion;
  return {
    module: slug,
    moduleTitle: title,
    state,
    words: t(`cell.${state}`),
    on: progress?.completion?.completedOn ?? (state === 'late' || state === 'due' ? (progress?.dueOn ?? null) : null),
    counts: begun ? t('module.counts', { done: parts.length - missing, total: parts.length }) : '',
    icon: icons[state],
  };
}

/** Late and due soon are said to supervisors only; whoever finished is simply done. */
function stateOf(progress: Progress | null, today: string): CellState {
  if (!progress) return 'not-asked';
  if (progress.completion) return 'done';
  const days = progress.dueOn ? daysBetween(today, progress.dueOn) : null;
  if (days !== null && days < 0) return 'late';
  if (progress.startedAt) return 'started';
  return days !== null && days <= 7 ? 'due' : 'ahead';
}
