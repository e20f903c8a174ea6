import type { DueRule } from '../content/course-model.types';
import type { WorkRevision } from '../people/people.types';
import type { Because, Leave } from './asked.types';
import { type Clock, dayNumber, dayOf, lost, reach, type Week, worked } from './worked-days.rules';

interface DueQuestion {
  /** The day on which the module was asked of the person, and their first day of work if it is known. */
  askedOn: string;
  startedOn: string | null;
  patterns: readonly WorkRevision[];
  pauses: readonly Leave[];
  rule: DueRule | null;
  /** A day that somebody named for an assigned module; it stands before any rule. */
  fixedOn?: string | null;
}
interface Due {
  dueOn: string | null;
  because: Because | null;
}
type Pattern = Omit<WorkRevision, 'fromOn'>;
type Counts = (engagement: Pattern['engagement']) => boolean;

/** 37.5 hours on Monday to Friday: how everybody works about whom nothing else is said. */
const fullTime: Pattern = { minutesPerWeek: 2250, workingDays: '12345', engagement: 'paid' };
/** Minutes are counted in parts of 1/420, so that a week divides evenly among one to seven days. */
const parts = 420;
const nothing: Week = [0, 0, 0, 0, 0, 0, 0];

/**
 * By when a module is asked for. Days are those of a full-time person: as much work as Monday to Friday hold in them is counted
 * off the person's own working days, leave left out, from the first day of work or the day it was asked, whichever is later.
 * The day asked for is the working day after.
 */
export function dueOf(question: DueQuestion): Due {
  const { askedOn, startedOn, rule, fixedOn } = question;
  const works = worksOf(question);
  if (fixedOn) return fixedDay(dayNumber(askedOn), dayNumber(fixedOn), works);
  if (!rule) return { dueOn: null, because: null };
  const from = dayNumber(startedOn && startedOn > askedOn ? startedOn : askedOn);
  const found = allowances(rule, from)
    .flatMap(({ code, amount, need, counts }) => {
      const clock = works.clock(counts);
      const due = reach(from, need, clock);
      return due === null ? [] : [{ due, because: { code, amount, ...works.how(from, due, clock) } }];
    })
    .sort((a, b) => a.due - b.due);
  return found[0] ? { dueOn: dayOf(found[0].due), because: found[0].because } : works.never();
}

/** One clock for everybody, or one for paid and one for volunteer work: whichever is full first. */
function allowances({ days, hours, volunteers }: DueRule, from: number) {
  const inDays = (amount: number, counts: Counts) => {
    const weekdays = worked(from, from + amount, [1, 1, 1, 1, 1, 0, 0]);
    return { code: 'days' as const, amount, need: Math.max(1, weekdays) * 450 * parts, counts };
  };
  const isPaid: Counts = (engagement) => engagement === 'paid';
  return [
    ...(days ? [inDays(days, volunteers ? isPaid : () => true)] : []),
    ...(hours ? [{ code: 'hours' as const, amount: hours, need: hours * 60 * parts, counts: isPaid }] : []),
    ...(volunteers && volunteers !== 'none' ? [inDays(volunteers.days, (one) => one === 'volunteer')] : []),
  ];
}

/** A day that somebody named moves only by the work that leave took out before it. */
function fixedDay(asked: number, fixed: number, works: Works): Due {
  const clock = works.clock(() => true);
  const due = works.isAwayBetween(asked, fixed) ? reach(fixed, lost(asked, fixed, clock).work, clock) : fixed;
  if (due === null) return works.never();
  return { dueOn: dayOf(due), because: { code: 'fixed', amount: 0, ...works.how(asked, due, clock) } };
}

type Works = ReturnType<typeof worksOf>;

/** How somebody works and is away, as numbers. */
function worksOf({ patterns, pauses }: Pick<DueQuestion, 'patterns' | 'pauses'>) {
  const revisions = patterns
    .map((one) => ({ ...one, week: weekOf(one), from: dayNumber(one.fromOn) }))
    .sort((a, b) => b.from - a.from);
  const away = pauses.map((one) => ({
    from: dayNumber(one.fromOn),
    end: one.toOn === null ? Infinity : dayNumber(one.toOn) + 1,
  }));
  const at = (day: number) => revisions.find((one) => one.from <= day) ?? unsaid;
  const changes = [...revisions.map((one) => one.from), ...away.flatMap((one) => [one.from, one.end])];
  const cuts = changes.filter(Number.isFinite).sort((a, b) => a - b);
  const isAway = (day: number) => away.some((one) => one.from <= day && day < one.end);
  return {
    clock: (counts: Counts): Clock => ({
      cuts,
      isAway,
      week: (day) => (counts(at(day).engagement) ? at(day).week : nothing),
    }),
    isAwayBetween: (from: number, to: number) => away.some((one) => one.from <= to && one.end > from),
    how: (from: number, due: number, clock: Clock) => ({
      minutesPerWeek: at(due).minutesPerWeek,
      isVolunteer: at(due).engagement === 'volunteer',
      changed: revisions.some((one) => from < one.from && one.from <= due),
      daysAway: away.length === 0 ? 0 : lost(from, due, clock).days,
    }),
    never: (): Due => {
      const { minutesPerWeek, engagement } = at(Infinity);
      const isVolunteer = engagement === 'volunteer';
      const isOpen = away.some((one) => one.end === Infinity);
      const code = isOpen ? 'on-leave' : isVolunteer && minutesPerWeek > 0 ? 'volunteer' : 'no-hours';
      return { dueOn: null, because: { code, amount: 0, minutesPerWeek, isVolunteer, changed: false, daysAway: 0 } };
    },
  };
}

function weekOf({ minutesPerWeek, workingDays }: Pattern): Week {
  const days = workingDays || fullTime.workingDays;
  return nothing.map((_, i) => (days.includes(String(i + 1)) ? (minutesPerWeek * parts) / days.length : 0));
}
const unsaid = { ...fullTime, week: weekOf(fullTime) };
