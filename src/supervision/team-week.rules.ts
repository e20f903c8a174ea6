import type { Need } from '../evidence/needs.types';
import { grouped } from '../shared/grouped.rules';
import { itemsOf, type PersonWeek, rankOf, type Urgency, type WeekItem } from './this-week.rules';

export interface PlannedWeek extends PersonWeek {
  items: WeekItem[];
}
/** The people in three groups, each of the first in the order of who needs their supervisor soonest. */
interface TeamWeek {
  soonest: PlannedWeek[];
  quiet: PlannedWeek[];
  away: PlannedWeek[];
}

export function teamWeek(weeks: readonly PersonWeek[]): TeamWeek {
  const planned = weeks.map((week) => ({ ...week, items: itemsOf(week) }));
  const here = planned.filter(({ away }) => !away);
  const isQuiet = ({ items, needs }: PlannedWeek) =>
    items.every(({ urgency }) => urgency === 'later') && !needs.ordered.some(isPressing);
  return {
    soonest: here.filter((one) => !isQuiet(one)).sort(soonestFirst),
    quiet: here.filter(isQuiet).sort(byName),
    away: planned.filter(({ away }) => away).sort(byName),
  };
}

const isPressing = ({ band, obstacle }: Need) => band === 'before-contact' || (band === 'this-month' && !obstacle);
const byName = (a: PersonWeek, b: PersonWeek) => a.person.name.localeCompare(b.person.name);
const many = ({ items }: PlannedWeek, urgency: Urgency) => items.filter((one) => one.urgency === urgency).length;
const compare = (a: number, b: number): number => (a === b ? 0 : a - b); // Infinity - Infinity is no number
const stages = ['before-contact', 'day-90', 'yearly'];

/** Whoever waits for what is most urgent; then whoever is newer here, and whoever waits for more. */
function soonestFirst(a: PlannedWeek, b: PlannedWeek): number {
  const first = ({ items: [item] }: PlannedWeek) => (item ? rankOf(item) : Infinity);
  return (
    compare(first(a), first(b)) ||
    stages.indexOf(a.needs.stage) - stages.indexOf(b.needs.stage) ||
    many(b, 'now') - many(a, 'now') ||
    many(b, 'soon') - many(a, 'soon') ||
    byName(a, b)
  );
}

/** One line of “first, for you”: one person with what waits for them, or one kind of thing that several people wait for. */
export type FirstLine =
  | { of: 'person'; week: PlannedWeek; items: WeekItem[] }
  | { of: 'questions'; weeks: PlannedWeek[]; count: number; since: string };

/** Everything that waits for the supervisor, in one line for each person; questions together, since they are answered in one go. */
export function firstLines({ soonest, quiet, away }: TeamWeek): FirstLine[] {
  const all = [...soonest, ...quiet, ...away];
  const waiting = ({ items }: PlannedWeek) =>
    items.filter(({ urgency, kind }) => urgency === 'now' && kind !== 'question');
  const people = all
    .map((week): FirstLine => ({ of: 'person', week, items: waiting(week) }))
    .filter((line) => line.of === 'person' && line.items.length > 0);
  const asking = all.filter(({ questions }) => questions !== null);
  if (asking.length === 0) return people;
  const count = asking.reduce((sum, { questions }) => sum + questions!.count, 0);
  const since = asking.map(({ questions }) => questions!.since).sort()[0]!;
  const [urgent, rest] = [people.slice(0, 2), people.slice(2)];
  return [...urgent, { of: 'questions', weeks: asking, count, since }, ...rest];
}

interface SharedGap {
  code: string;
  title: string;
  below: number;
  of: number;
}

/** The skill in which most people here are below what is asked of them: one session would help them all. Null where that is not more than half of them, or nobody else. */
export function sharedGap(weeks: readonly PersonWeek[]): SharedGap | null {
  const needs = weeks.filter(({ away }) => !away).flatMap((week) => week.needs.ordered);
  const asked = grouped(
    needs.filter(({ required }) => required > 0),
    ({ competency }) => competency.code,
  );
  const found = [...asked.values()].map((some) => ({
    ...some[0]!.competency,
    below: some.filter(({ gap, obstacle }) => gap > 0 && !obstacle).length,
    of: some.length,
  }));
  const [most] = found
    .filter(({ below, of }) => below >= 2 && below * 2 > of)
    .sort((a, b) => b.below - a.below || b.weight - a.weight || (a.code < b.code ? -1 : 1));
  return most ? { code: most.code, title: most.title, below: most.below, of: most.of } : null;
}
