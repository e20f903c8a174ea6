import fc from 'fast-check';
import type { DueRule } from '../../src/content/course-model.types';
import { dueOf } from '../../src/enrolments/due.rules';
import type { Leave } from '../../src/enrolments/asked.types';
import type { WorkRevision } from '../../src/people/people.types';
import { addDays, daysBetween } from '../../src/shared/dates.rules';

const works = (hours: number, workingDays = '12345', fromOn = '2020-01-01'): WorkRevision => ({
  fromOn,
  minutesPerWeek: hours * 60,
  workingDays,
  engagement: 'paid',
});
const volunteers = (hours: number, workingDays = '12345', fromOn = '2020-01-01'): WorkRevision => ({
  ...works(hours, workingDays, fromOn),
  engagement: 'volunteer',
});
const away = (fromOn: string, toOn: string | null): Leave => ({ fromOn, toOn });

interface Case {
  says: string;
  started?: string;
  asked?: string;
  patterns?: WorkRevision[];
  pauses?: Leave[];
  rule?: DueRule | null;
  fixed?: string;
  due: string | null;
  code?: string;
  daysAway?: number;
}
const two = { days: 14 };
// 5 January 2026 is a Monday.
const table: Case[] = [
  { says: 'full time, 14 days: the same weekday two weeks on', due: '2026-01-19', code: 'days' },
  { says: 'full time said aloud is the same', patterns: [works(37.5)], due: '2026-01-19' },
  { says: 'full time, 30 days', rule: { days: 30 }, due: '2026-02-04' },
  { says: 'full time, 90 days end on a Sunday: Monday', rule: { days: 90 }, due: '2026-04-06' },
  { says: 'one day: the next working day', rule: { days: 1 }, due: '2026-01-06' },
  { says: 'asked on a Friday, one day: Monday', started: '2026-01-09', rule: { days: 1 }, due: '2026-01-12' },
  { says: 'a start on a Saturday', started: '2026-01-10', due: '2026-01-26' },
  { says: 'eight hours a week: 46.9 of their days', patterns: [works(8)], due: '2026-03-11' },
  { says: 'eight hours on one day a week: the tenth', patterns: [works(8, '3')], due: '2026-03-18' },
  { says: 'half of full time takes twice as long', patterns: [works(18.75)], due: '2026-02-02' },
  { says: 'half of full time on two days', patterns: [works(18.75, '12')], due: '2026-02-02' },
  { says: 'full hours in four days a week', patterns: [works(37.5, '1234')], due: '2026-01-19' },
  { says: 'weekends only', patterns: [works(15, '67')], due: '2026-02-14' },
  { says: 'more than full time is sooner', patterns: [works(50)], due: '2026-01-15' },
  { says: 'no hours: no day', patterns: [works(0)], due: null, code: 'no-hours' },
  { says: 'no hours until spring', patterns: [works(0), works(37.5, '12345', '2026-03-02')], due: '2026-03-16' },
  {
    says: 'a week of leave moves it by a week',
    pauses: [away('2026-01-12', '2026-01-16')],
    due: '2026-01-26',
    daysAway: 5,
  },
  {
    says: 'a weekend of leave moves nothing',
    pauses: [away('2026-01-10', '2026-01-11')],
    due: '2026-01-19',
    daysAway: 0,
  },
  {
    says: 'one day of leave moves it by one day',
    pauses: [away('2026-01-07', '2026-01-07')],
    due: '2026-01-20',
    daysAway: 1,
  },
  { says: 'leave on the day itself: the next', pauses: [away('2026-01-19', '2026-01-19')], due: '2026-01-20' },
  { says: 'leave after the day moves nothing', pauses: [away('2026-01-20', null)], due: '2026-01-19', daysAway: 0 },
  { says: 'leave before the start moves nothing', pauses: [away('2025-12-01', '2026-01-04')], due: '2026-01-19' },
  { says: 'leave over the start', pauses: [away('2025-12-01', '2026-01-09')], due: '2026-01-26', daysAway: 5 },
  { says: 'leave that still runs: no day', pauses: [away('2026-01-08', null)], due: null, code: 'on-leave' },
  {
    says: 'leave twice',
    pauses: [away('2026-01-07', '2026-01-07'), away('2026-01-13', '2026-01-14')],
    due: '2026-01-22',
    daysAway: 3,
  },
  {
    says: 'leave of a part-timer counts their days only',
    patterns: [works(8, '3')],
    pauses: [away('2026-01-12', '2026-01-25')],
    due: '2026-04-01',
    daysAway: 2,
  },
  {
    says: 'hours that halve half way',
    patterns: [works(37.5), works(18.75, '12345', '2026-01-12')],
    due: '2026-01-26',
  },
  {
    says: 'hours that change after the day',
    patterns: [works(37.5), works(8, '12345', '2026-02-02')],
    due: '2026-01-19',
  },
  { says: 'full time until the first revision', patterns: [works(18.75, '12345', '2026-01-12')], due: '2026-01-26' },
  { says: 'days are counted from when it was asked', asked: '2026-02-02', due: '2026-02-16' },
  { says: 'and from the first day where that is later', asked: '2025-11-03', due: '2026-01-19' },
  { says: 'nobody knows the first day', started: '', asked: '2026-01-05', due: '2026-01-19' },
  { says: 'over a leap day', started: '2028-02-21', due: '2028-03-06' },
  { says: 'on a leap day', started: '2028-02-15', due: '2028-02-29' },
  { says: 'nothing is asked by a day', rule: null, due: null },
  { says: '40 paid hours, full time', rule: { hours: 40 }, due: '2026-01-13', code: 'hours' },
  {
    says: '40 paid hours at 8 a week',
    rule: { hours: 40 },
    patterns: [works(8, '1')],
    due: '2026-02-09',
    code: 'hours',
  },
  {
    says: 'a volunteer has no paid hours',
    rule: { hours: 40 },
    patterns: [volunteers(8)],
    due: null,
    code: 'volunteer',
  },
  { says: 'a volunteer without a rule of their own', patterns: [volunteers(18.75)], due: '2026-02-02', code: 'days' },
  {
    says: 'a volunteer of a rule with days for them',
    rule: { days: 14, volunteers: { days: 7 } },
    patterns: [volunteers(7.5, '1')],
    due: '2026-02-09',
  },
  {
    says: 'volunteers are asked by no day',
    rule: { days: 14, volunteers: 'none' },
    patterns: [volunteers(37.5)],
    due: null,
    code: 'volunteer',
  },
  {
    says: 'a volunteer who is employed later',
    rule: { days: 14, volunteers: 'none' },
    patterns: [volunteers(8), works(37.5, '12345', '2026-03-02')],
    due: '2026-03-16',
  },
  { says: 'others are not touched by the volunteers’ rule', rule: { days: 14, volunteers: 'none' }, due: '2026-01-19' },
  {
    says: 'a day that somebody named, even a Sunday',
    rule: null,
    fixed: '2026-01-25',
    due: '2026-01-25',
    code: 'fixed',
  },
  {
    says: 'a day that somebody named moves with leave',
    fixed: '2026-01-26',
    pauses: [away('2026-01-12', '2026-01-16')],
    due: '2026-02-02',
    daysAway: 5,
  },
  {
    says: 'a day that somebody named, leave still running',
    fixed: '2026-01-26',
    pauses: [away('2026-01-12', null)],
    due: null,
    code: 'on-leave',
  },
];

it.each(table)('$says', (given) => {
  const started = given.started ?? '2026-01-05';
  const { dueOn, because } = dueOf({
    askedOn: given.asked ?? (started || '2026-01-05'),
    startedOn: started || null,
    patterns: given.patterns ?? [],
    pauses: given.pauses ?? [],
    rule: given.rule === undefined ? two : given.rule,
    fixedOn: given.fixed ?? null,
  });
  expect(dueOn).toBe(given.due);
  if (given.code) expect(because?.code).toBe(given.code);
  if (given.daysAway !== undefined) expect(because?.daysAway).toBe(given.daysAway);
});

it('has thirty cases and more', () => expect(table.length).toBeGreaterThanOrEqual(30));

const dayIn = (from: string, days: number) => fc.integer({ min: 0, max: days }).map((n) => addDays(from, n));
const someDays = fc.subarray(['1', '2', '3', '4', '5', '6', '7'], { minLength: 1 }).map((days) => days.join(''));
const revision = fc.record({
  fromOn: dayIn('2025-10-01', 200),
  minutesPerWeek: fc.integer({ min: 0, max: 3000 }),
  workingDays: someDays,
  engagement: fc.constantFrom('paid' as const, 'volunteer' as const),
});
const patternsOf = fc.uniqueArray(revision, { selector: (one) => one.fromOn, maxLength: 4 });
const leave = fc
  .tuple(dayIn('2025-12-01', 150), fc.option(fc.integer({ min: 0, max: 60 }), { freq: 8 }))
  .map(([fromOn, days]) => ({ fromOn, toOn: days === null ? null : addDays(fromOn, days) }));
const ruleOf: fc.Arbitrary<DueRule> = fc.oneof<fc.Arbitrary<DueRule>[]>(
  fc.record({ days: fc.integer({ min: 1, max: 120 }) }),
  fc.record({ hours: fc.integer({ min: 1, max: 200 }) }),
  fc.record({
    days: fc.integer({ min: 1, max: 60 }),
    volunteers: fc.oneof(fc.constant('none' as const), fc.record({ days: fc.integer({ min: 1, max: 60 }) })),
  }),
);
const question = fc.record({
  askedOn: dayIn('2025-12-15', 60),
  startedOn: fc.option(dayIn('2025-12-15', 60)),
  patterns: patternsOf,
  pauses: fc.array(leave, { maxLength: 4 }),
  rule: ruleOf,
  fixedOn: fc.option(dayIn('2026-02-15', 60), { freq: 2 }),
});
const orNever = (day: string | null) => day ?? '9999';

it('is never earlier for more leave', () =>
  fc.assert(
    fc.property(question, leave, (asked, more) => {
      const later = dueOf({ ...asked, pauses: [...asked.pauses, more] }).dueOn;
      expect(orNever(later) >= orNever(dueOf(asked).dueOn)).toBe(true);
    }),
  ));

it('is never later for more hours', () =>
  fc.assert(
    fc.property(question, fc.integer({ min: 1, max: 4000 }), fc.nat(3), (asked, more, which) => {
      if (asked.fixedOn) return;
      const patterns = asked.patterns.map((one, i) =>
        i === which ? { ...one, minutesPerWeek: one.minutesPerWeek + more } : one,
      );
      expect(orNever(dueOf({ ...asked, patterns }).dueOn) <= orNever(dueOf(asked).dueOn)).toBe(true);
    }),
  ));

it('does not mind in which order leave was recorded, nor in how many pieces', () =>
  fc.assert(
    fc.property(question, fc.nat(30), (asked, cut) => {
      const pieces = asked.pauses.flatMap(({ fromOn, toOn }) => {
        const end = addDays(fromOn, cut);
        return toOn !== null && end < toOn ? [away(addDays(end, 1), toOn), away(fromOn, end)] : [away(fromOn, toOn)];
      });
      expect(dueOf({ ...asked, pauses: pieces.reverse() })).toEqual(dueOf(asked));
    }),
  ));

it('shifts by exactly the working days of leave that nothing else shares', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), dayIn('2026-01-05', 40), fc.nat(20), (days, fromOn, length) => {
      const asked = { askedOn: '2026-01-05', startedOn: null, patterns: [], rule: { days }, pauses: [] };
      const pauses = [away(fromOn, addDays(fromOn, length))];
      const [before, { dueOn, because }] = [dueOf(asked).dueOn!, dueOf({ ...asked, pauses })];
      const weekdays = (from: string, to: string) =>
        Array.from({ length: daysBetween(from, to) }, (_, i) => new Date(addDays(from, i)).getUTCDay()).filter(
          (d) => d % 6 > 0,
        ).length;
      const isOnDay = pauses[0]!.fromOn <= dueOn! && fromOn <= before;
      expect(weekdays(before, dueOn!)).toBe(isOnDay ? because!.daysAway : 0);
    }),
  ));

it('agrees with counting day by day', () =>
  fc.assert(
    fc.property(question, (asked) => {
      if (asked.fixedOn || asked.rule.volunteers) return;
      const from = asked.startedOn && asked.startedOn > asked.askedOn ? asked.startedOn : asked.askedOn;
      const patternOn = (day: string) =>
        asked.patterns.filter((one) => one.fromOn <= day).sort((a, b) => (a.fromOn < b.fromOn ? 1 : -1))[0] ??
        works(37.5);
      const weekday = (day: string) => new Date(day).getUTCDay() || 7;
      const minutes = (day: string) => {
        const one = patternOn(day);
        if (asked.pauses.some((p) => p.fromOn <= day && (p.toOn === null || day <= p.toOn))) return 0;
        if (asked.rule.hours && one.engagement === 'volunteer') return 0;
        return one.workingDays.includes(String(weekday(day))) ? one.minutesPerWeek / one.workingDays.length : 0;
      };
      let need = (asked.rule.hours ?? 0) * 60;
      for (let n = 0; n < (asked.rule.days ?? 0); n++) if (weekday(addDays(from, n)) < 6) need += 450;
      need = Math.max(need, asked.rule.days ? 450 : 0);
      let expected: string | null = null;
      for (let n = 0, done = 0; n < 4000 && expected === null; n++) {
        const day = addDays(from, n);
        if (done >= need - 1e-6 && minutes(day) > 0) expected = day;
        done += minutes(day);
      }
      const { dueOn } = dueOf(asked);
      if (expected !== null || (dueOn !== null && dueOn < addDays(from, 4000))) expect(dueOn).toBe(expected);
    }),
    { numRuns: 300 },
  ));

it('is quick for a thousand people and eight modules', () => {
  const asked = {
    askedOn: '2026-01-05',
    startedOn: '2026-01-05',
    patterns: [works(8), works(16, '23', '2026-02-02'), works(8, '12', '2026-04-06')],
    pauses: [away('2026-01-12', '2026-01-30'), away('2026-03-02', '2026-03-13')],
    rule: { days: 90 },
  };
  const began = process.cpuUsage().user;
  for (let n = 0; n < 8000; n++) dueOf(asked);
  expect(process.cpuUsage().user - began).toBeLessThan(1_500_000);
});
