import type { Needs } from '../evidence/needs.service';
import type { Due } from '../evidence/sign-offs/due.rules';
import type { Because } from '../enrolments/asked.types';
import type { SupervisedPerson } from '../people/people.types';
import type { ModuleState } from './module-state.rules';

/**
 * What a supervisor's week is made of. To add an item: its name in `weekKinds`, where it belongs by urgency; its facts in
 * `PersonWeek`, read for all people at once in this-week.service.ts; a function of `sources` that turns them into items; and in
 * the message files `week.item.<kind>` (the line on the card) and, where it is ever urgent, `week.first.<kind>` (the line on
 * top). Its shape is in this-week.page.ts.
 */
const weekKinds = [
  'lone-contact',
  'question',
  'watch',
  'third-view',
  'talk',
  'supervision-late',
  'late',
  'renewal-over',
  'two-views',
  'closed',
  'renewal',
  'due',
  'supervision',
  'agreed',
  'answer',
] as const;
export type WeekKind = (typeof weekKinds)[number];
/** Waits for the supervisor; belongs to this week; or is good to know. */
export type Urgency = 'now' | 'soon' | 'later';

/** One thing to do or to know about one person. */
export interface WeekItem {
  kind: WeekKind;
  urgency: Urgency;
  href: string;
  /** What it is about, by its title; empty where the kind says it all. */
  about: string;
  /** The day it waits since, or is due on (YYYY-MM-DD). */
  on: string | null;
  /** How many of them, where they are counted together. */
  count: number;
  because: Because | null;
}
export interface WeekModule {
  slug: string;
  title: string;
  state: ModuleState;
  dueOn: string | null;
  because: Because | null;
  /** Until when what was finished before is or was valid. */
  renewal: { until: string; isValid: boolean } | null;
  /** Since when a talk would help. */
  talkSince: string | null;
  competencies: readonly string[];
}
/** Everything about one person that a week can be made of. */
export interface PersonWeek {
  person: SupervisedPerson;
  needs: Needs;
  /** On leave today; without an end, nobody knows until when. */
  away: { until: string | null } | null;
  modules: readonly WeekModule[];
  /** Put to their supervisors and not answered: how many, and since when. */
  questions: { count: number; since: string } | null;
  /** What waits in their sign-offs. */
  signOffs: readonly (Due & { title: string })[];
  /** Agreed with them in a conversation and not done: how many, and the earliest day. */
  agreed: { count: number; by: string } | null;
  /** By when their next talk of supervision is meant to be; null where none was ever written down, so that nobody can say. */
  supervision: { dueOn: string; isLate: boolean } | null;
}

const item = (kind: WeekKind, urgency: Urgency, href: string, more: Partial<WeekItem> = {}): WeekItem => ({
  ...{ kind, urgency, href, about: '', on: null, count: 1, because: null },
  ...more,
});
const trainingOf = ({ person: { id } }: PersonWeek) => `/people/${id}`;
const needsOf = ({ person: { id } }: PersonWeek) => `/people/${id}/needs`;
const inState = ({ modules }: PersonWeek, state: ModuleState) => modules.filter((one) => one.state === state);

type Source = (week: PersonWeek) => WeekItem[];
const sources: readonly Source[] = [
  (week) => {
    const count = week.needs.lone?.missing.length ?? 0;
    return count > 0 ? [item('lone-contact', 'now', needsOf(week), { count })] : [];
  },
  (week) => {
    if (!week.questions) return [];
    const { count, since } = week.questions;
    return [item('question', 'now', '/team/questions', { count, on: since })];
  },
  (week) =>
    week.signOffs.map(({ what, title, since, competency }) =>
      item(what, what === 'answer' ? 'later' : 'now', `/people/${week.person.id}/sign-offs/${competency}`, {
        about: title,
        on: since,
      }),
    ),
  (week) =>
    week.modules.flatMap(({ title, talkSince }) =>
      talkSince ? [item('talk', 'now', trainingOf(week), { about: title, on: talkSince })] : [],
    ),
  (week) =>
    inState(week, 'late').flatMap(({ title, dueOn, because, renewal }) =>
      renewal ? [] : [item('late', 'soon', trainingOf(week), { about: title, on: dueOn, because })],
    ),
  (week) => {
    const count = week.needs.ordered.filter(({ talk }) => talk !== null).length;
    return count > 0 ? [item('two-views', 'soon', `${needsOf(week)}#talks`, { count })] : [];
  },
  (week) => inState(week, 'closed').map(({ title }) => item('closed', 'soon', trainingOf(week), { about: title })),
  (week) =>
    week.modules.flatMap(({ title, renewal }) => {
      if (!renewal) return [];
      const [kind, urgency] = renewal.isValid ? (['renewal', 'later'] as const) : (['renewal-over', 'soon'] as const);
      return [item(kind, urgency, trainingOf(week), { about: title, on: renewal.until })];
    }),
  (week) =>
    inState(week, 'due').map(({ title, dueOn, because }) =>
      item('due', 'later', trainingOf(week), { about: title, on: dueOn, because }),
    ),
  (week) =>
    week.agreed
      ? [
          item('agreed', 'later', `/people/${week.person.id}/conversation`, {
            count: week.agreed.count,
            on: week.agreed.by,
          }),
        ]
      : [],
  ({ person: { id }, supervision }) => {
    if (!supervision) return [];
    const [kind, urgency] = supervision.isLate
      ? (['supervision-late', 'now'] as const)
      : (['supervision', 'later'] as const);
    return [item(kind, urgency, `/people/${id}/supervision`, { on: supervision.dueOn })];
  },
];

/** What waits for the supervisor even while somebody is away. */
const staysOnLeave: ReadonlySet<WeekKind> = new Set(['question']);
const urgencies: readonly Urgency[] = ['now', 'soon', 'later'];
/** The smaller, the sooner. */
export const rankOf = ({ urgency, kind }: WeekItem): number =>
  urgencies.indexOf(urgency) * weekKinds.length + weekKinds.indexOf(kind);

/** One person's week, the most urgent first. On leave every date waits. */
export function itemsOf(week: PersonWeek): WeekItem[] {
  const found = sources.flatMap((source) => source(week)).filter(({ kind }) => !week.away || staysOnLeave.has(kind));
  const day = ({ on }: WeekItem) => on ?? '9999-12-31';
  return found.sort((a, b) => rankOf(a) - rankOf(b) || (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0));
}
