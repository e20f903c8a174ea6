import { countedParts, whatIsMissing } from '../completions/completion.rules';
import type { Progress } from '../completions/progress.types';
import { renewalOf } from '../completions/renewal.rules';
import type { PublishedModule } from '../content/content.types';
import type { Asked } from '../enrolments/asked.types';
import type { SupervisedPerson } from '../people/people.types';
import { daysBetween } from '../shared/dates.rules';
import type { Translate } from '../shared/texts';

type CellState = 'done' | 'started' | 'late' | 'due' | 'ahead' | 'closed' | 'waived' | 'not-asked';
interface Cell {
  module: string;
  moduleTitle: string;
  state: CellState;
  words: string;
  /** A day (YYYY-MM-DD) or a count in words; empty where there is nothing to add. */
  on: string | null;
  counts: string;
  icon: string;
  /** How it was finished, where that was not by working through it. */
  way: string;
  /** Until when what was finished last is or was valid, where it ends. */
  valid: { words: string; on: string } | null;
}
export interface TeamRow {
  id: string;
  name: string;
  teamId: string | null;
  team: string;
  startedOn: string | null;
  onLeave: boolean;
  done: number;
  total: number;
  /** What a talk would help with, and since when. */
  talks: { words: string; since: string }[];
  cells: Cell[];
}
export interface TeamFacts {
  people: SupervisedPerson[];
  progress: Progress[];
  /** By the enrolment's id. */
  asked: Map<string, Asked>;
  /** Since which day a talk would help, by the enrolment's id. */
  talks: Map<string, string>;
  versions: Map<string, PublishedModule>;
  /** Modules that wait for a local fact, by the person’s id. */
  closed: Map<string, ReadonlySet<string>>;
  columns: { slug: string; title: string }[];
  today: string;
}

const icons: Record<CellState, string> = {
  done: 'done',
  started: 'half',
  late: 'clock',
  due: 'calendar',
  ahead: 'ring',
  closed: 'clock',
  waived: 'dash',
  'not-asked': 'dash',
};

/** Exactly these people × these modules, in words and shapes. */
export function teamRows(
  { people, progress, asked, talks, versions, closed, columns, today }: TeamFacts,
  t: Translate,
): TeamRow[] {
  const at = new Map(progress.map((one) => [`${one.personId} ${one.slug}`, one]));
  return people.map((person) => {
    const own = columns.map(({ slug, title }) => ({ slug, title, progress: at.get(`${person.id} ${slug}`) ?? null }));
    const askedOf = (one: Progress | null) => (one && asked.get(one.enrolmentId)) ?? null;
    const isClosed = (slug: string) => closed.get(person.id)?.has(slug) ?? false;
    const cells = own.map((one) =>
      cellOf({ ...one, asked: askedOf(one.progress), isClosed: isClosed(one.slug) }, versions, today, t),
    );
    const counted = cells.filter(isCounted);
    return {
      id: person.id,
      name: person.name,
      teamId: person.teamId,
      team: person.teamName ?? '',
      startedOn: person.startedOn,
      onLeave: own.some((one) => askedOf(one.progress)?.onLeave),
      done: counted.filter((cell) => cell.state === 'done').length,
      total: counted.length,
      talks: own.flatMap(({ title, progress: one }) => {
        const since = one && talks.get(one.enrolmentId);
        return since ? [{ words: t('talk.wouldHelp', { title }), since }] : [];
      }),
      cells,
    };
  });
}

/** What is waived or not asked is nobody's gap. */
export const isCounted = (cell: { state: string }): boolean => cell.state !== 'not-asked' && cell.state !== 'waived';

interface Standing {
  slug: string;
  title: string;
  progress: Progress | null;
  asked: Asked | null;
  isClosed: boolean;
}

function cellOf(
  { slug, title, progress, asked, isClosed }: Standing,
  versions: Map<string, PublishedModule>,
  today: string,
  t: Translate,
): Cell {
  const renewal = progress && renewalOf(progress, today);
  const state = renewal?.isValid ? 'done' : stateOf(progress, asked, isClosed, today);
  const module = versions.get(progress?.versionId ?? slug)?.module ?? versions.get(slug)?.module;
  const parts = module ? countedParts(module) : [];
  const missing = module && progress ? whatIsMissing(module, progress).length : parts.length;
  const begun = progress?.startedAt && !progress.completion;
  const done = progress?.completion ?? (renewal?.isValid ? renewal : null);
  const validUntil = (progress?.completion ?? renewal)?.validUntil ?? null;
  return {
    module: slug,
    moduleTitle: title,
    state,
    words: t(`cell.${state}`),
    on: done?.completedOn ?? (state === 'late' || state === 'due' ? (asked?.dueOn ?? null) : null),
    counts: begun ? t('module.counts', { done: parts.length - missing, total: parts.length }) : '',
    icon: icons[state],
    way: done && done.way !== 'worked' ? t(`way.${done.way}`) : '',
    valid: validUntil ? { words: t(state === 'done' ? 'renewal.validUntil' : 'renewal.over'), on: validUntil } : null,
  };
}

/** Late and due soon are said to supervisors only; whoever finished is simply done, and nobody is late on leave or with what cannot be begun. */
function stateOf(progress: Progress | null, asked: Asked | null, isClosed: boolean, today: string): CellState {
  if (!progress) return 'not-asked';
  if (progress.completion) return 'done';
  if (asked?.word?.kind === 'waived') return 'waived';
  if (isClosed && !progress.startedAt) return 'closed';
  const days = asked?.dueOn && !asked.onLeave ? daysBetween(today, asked.dueOn) : null;
  if (days !== null && days < 0) return 'late';
  if (progress.startedAt) return 'started';
  return days !== null && days <= 7 ? 'due' : 'ahead';
}
