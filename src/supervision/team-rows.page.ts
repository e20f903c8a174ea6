import { countedParts, whatIsMissing } from '../completions/completion.rules';
import type { Progress } from '../completions/progress.types';
import { renewalOf } from '../completions/renewal.rules';
import type { PublishedModule } from '../content/content.types';
import { becauseWords } from '../enrolments/asked.page';
import type { Asked, Rhythm } from '../enrolments/asked.types';
import type { SupervisedPerson } from '../people/people.types';
import type { Translate } from '../shared/texts';
import { isCounted, type ModuleState, moduleState } from './module-state.rules';

interface Cell {
  module: string;
  moduleTitle: string;
  state: ModuleState;
  words: string;
  /** A day (YYYY-MM-DD) or a count in words; empty where there is nothing to add. */
  on: string | null;
  counts: string;
  icon: string;
  /** How it was finished, where that was not by working through it. */
  way: string;
  /** Until when what was finished last is or was valid, where it ends. */
  valid: { words: string; on: string } | null;
  /** Why it is late, or due so soon. */
  because: string;
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
  /** How they work and are away, by the person’s id. */
  rhythms: Map<string, Rhythm>;
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

const icons: Record<ModuleState, string> = {
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
      cellOf(
        { ...one, name: person.name, asked: askedOf(one.progress), isClosed: isClosed(one.slug) },
        versions,
        today,
        t,
      ),
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

interface Standing {
  name: string;
  slug: string;
  title: string;
  progress: Progress | null;
  asked: Asked | null;
  isClosed: boolean;
}

function cellOf(
  { name, slug, title, progress, asked, isClosed }: Standing,
  versions: Map<string, PublishedModule>,
  today: string,
  t: Translate,
): Cell {
  const renewal = progress && renewalOf(progress, today);
  const state = moduleState(progress, asked, isClosed, today);
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
    because: state === 'late' || state === 'due' ? becauseWords(asked?.because ?? null, t, name) : '',
    valid: validUntil ? { words: t(state === 'done' ? 'renewal.validUntil' : 'renewal.over'), on: validUntil } : null,
  };
}
