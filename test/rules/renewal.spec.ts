import fc from 'fast-check';
import { renewalOf, renewalOpens, validUntil } from '../../src/completions/renewal.rules';
import { addDays, isDay } from '../../src/shared/dates.rules';

it('is valid until the same day so many months later, or the last of a shorter month', () => {
  expect(validUntil('2026-11-24', 12)).toBe('2027-11-24');
  expect(validUntil('2026-08-31', 6)).toBe('2027-02-28');
  expect(validUntil('2027-08-31', 6)).toBe('2028-02-29');
  expect(validUntil('2024-02-29', 12)).toBe('2025-02-28');
  expect(renewalOpens('2027-11-24')).toBe('2027-09-25');
});

const days = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n));

it('ends on a day that there is, so many months on, and never earlier for a later day', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 120 }), (day, months) => {
      const until = validUntil(day, months);
      const number = (one: string) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7));
      expect(isDay(until)).toBe(true);
      expect(number(until) - number(day)).toBe(months);
      expect(until.slice(8) <= day.slice(8)).toBe(true);
      expect(validUntil(addDays(day, 1), months) >= until).toBe(true);
    }),
  );
});

it('is still valid on its last day, and a newer completion needs none', () => {
  const before = { completedOn: '2026-01-01', validUntil: '2027-01-01' };
  const open = { completion: null, earlier: [before] };
  expect(renewalOf(open, '2027-01-01')?.isValid).toBe(true);
  expect(renewalOf(open, '2027-01-02')?.isValid).toBe(false);
  expect(renewalOf({ completion: before, earlier: [before] }, '2027-01-02')).toBeNull();
  expect(renewalOf({ completion: null, earlier: [] }, '2027-01-02')).toBeNull();
});
