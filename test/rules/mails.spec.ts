import fc from 'fast-check';
import { isWorkday, mondayOf, workdaysBetween } from '../../src/enrolments/workday.rules';
import { isDigestDay } from '../../src/operations/mails/digest-day.rules';
import { digestKind, dueKind } from '../../src/operations/mails/due-item.rules';
import { addDays } from '../../src/shared/dates.rules';

const monday = '2026-03-02';
const day = (n: number) => addDays(monday, n);
const pattern = (workingDays: string, minutesPerWeek = 900) => ({
  patterns: [{ fromOn: '2020-01-01', minutesPerWeek, workingDays, engagement: 'paid' as const }],
  pauses: [] as { fromOn: string; toOn: string | null }[],
});
const weekdays = fc.subarray(['1', '2', '3', '4', '5', '6', '7'], { minLength: 1 }).map((days) => days.join(''));

it('knows working days by the pattern of the day, without leave', () => {
  const rhythm = { ...pattern('135'), pauses: [{ fromOn: day(2), toOn: day(3) }] };
  expect([0, 1, 2, 4, 7].map((n) => isWorkday(rhythm, day(n)))).toEqual([true, false, false, true, true]);
  expect(workdaysBetween(rhythm, day(0), day(7))).toBe(3);
  expect(isWorkday({ patterns: [], pauses: [] }, day(5))).toBe(false);
  expect(isWorkday(pattern('12345', 0), day(0))).toBe(false);
});

describe('the day of the weekly note', () => {
  const ask = (today: string, more: object = {}) =>
    isDigestDay({ today, rhythm: pattern('246'), startedOn: null, knownOn: day(-1), chosen: null, ...more });
  const daysOf = (more: object = {}) => [0, 1, 2, 3, 4, 5, 6].filter((n) => ask(day(n), more));

  it('is the first working day of the week, or the first from the one that was chosen on', () => {
    expect(daysOf()).toEqual([1]);
    expect(daysOf({ chosen: '3' })).toEqual([3]);
    expect(daysOf({ chosen: '7' })).toEqual([1]);
    expect(daysOf({ rhythm: { ...pattern('246'), pauses: [{ fromOn: day(0), toOn: day(2) }] } })).toEqual([3]);
    expect(daysOf({ rhythm: { ...pattern('246'), pauses: [{ fromOn: day(0), toOn: null }] } })).toEqual([]);
  });

  it('is not before the first day of work, nor in the week in which mails began', () => {
    expect(daysOf({ startedOn: day(2) })).toEqual([3]);
    expect(daysOf({ startedOn: day(9) })).toEqual([]);
    expect(daysOf({ knownOn: day(0) })).toEqual([]);
  });

  it('is one working day a week for whoever works, whatever they chose', () => {
    fc.assert(
      fc.property(weekdays, fc.constantFrom(null, '1', '4', '7'), fc.nat(400), (days, chosen, start) => {
        const week = mondayOf(day(start));
        const question = { rhythm: pattern(days), startedOn: null, knownOn: day(-1), chosen };
        const found = [0, 1, 2, 3, 4, 5, 6].filter((n) => isDigestDay({ today: addDays(week, n), ...question }));
        expect(found).toHaveLength(1);
        expect(days).toContain(String(found[0]! + 1));
      }),
    );
  });
});

describe('a due day', () => {
  const item = { enrolmentId: 'e', slug: 's', dueOn: day(11), knownOn: day(-30) };

  it('is near on three working days or fewer, late afterwards for four weeks', () => {
    const kinds = [7, 8, 9, 11, 12, 39, 40].map((n) => dueKind(item, pattern('12345'), day(n)));
    expect(kinds).toEqual([null, null, 'soon', 'soon', 'late', 'late', null]);
    expect(digestKind(item, pattern('12345'), day(4))).toBe('soon');
    expect(digestKind(item, pattern('12345'), day(3))).toBeNull();
  });

  it('is never told where it was near or over when mails began', () => {
    fc.assert(
      fc.property(weekdays, fc.nat(60), fc.nat(60), fc.nat(60), (days, due, known, now) => {
        const rhythm = pattern(days);
        const one = { ...item, dueOn: day(due), knownOn: day(known) };
        if (due <= known)
          expect([dueKind(one, rhythm, day(now)), digestKind(one, rhythm, day(now))]).toEqual([null, null]);
        if (dueKind(one, rhythm, day(now)) === 'soon')
          expect(workdaysBetween(rhythm, day(known), day(due))).toBeGreaterThan(3);
      }),
    );
  });
});
