import fc from 'fast-check';
import { coverProblem, daysProblem, endedOn } from '../../src/people/cover.rules';
import { addDays } from '../../src/shared/dates.rules';

const day = (n: number) => addDays('2026-03-02', n);
const cover = (supervisorId: string, covererId: string, from: number, to: number) => ({
  supervisorId,
  covererId,
  fromOn: day(from),
  toOn: day(to),
});

it('begins today or later, ends after it begins, and within a year', () => {
  expect(daysProblem({ fromOn: day(0), toOn: day(1) }, day(0))).toEqual({});
  expect(daysProblem({ fromOn: day(-1), toOn: day(1) }, day(0))).toEqual({ from: 'cover.past' });
  expect(daysProblem({ fromOn: day(3), toOn: day(3) }, day(0))).toEqual({ to: 'cover.order' });
  expect(daysProblem({ fromOn: day(0), toOn: day(366) }, day(0))).toEqual({});
  expect(daysProblem({ fromOn: day(0), toOn: day(367) }, day(0))).toEqual({ to: 'cover.long' });
});

it('leaves nobody with two stand-ins, nor with one who is away or already stood in for', () => {
  const wanted = cover('sol', 'uma', 5, 10);
  expect(coverProblem(wanted, [cover('sol', 'ida', 9, 12)])).toBe('cover.already');
  expect(coverProblem(wanted, [cover('uma', 'ida', 1, 6)])).toBe('cover.awayToo');
  expect(coverProblem(wanted, [cover('ida', 'sol', 1, 6)])).toBe('cover.coversThen');
  expect(coverProblem(wanted, [cover('ida', 'uma', 1, 20)])).toBeNull();
  expect(coverProblem(wanted, [cover('sol', 'ida', 1, 5), cover('sol', 'ida', 10, 12)])).toBeNull();
});

it('never counts a day more by being ended', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: -40, max: 40 }),
      fc.nat(40),
      fc.integer({ min: -60, max: 60 }),
      (from, length, now) => {
        const days = { fromOn: day(from), toOn: day(from + length) };
        const ended = endedOn(days, day(now));
        expect(ended >= days.fromOn && ended <= days.toOn).toBe(true);
        expect(ended <= day(now) || ended === days.fromOn).toBe(true);
      },
    ),
  ));
