import fc from 'fast-check';
import { coverageOf, monthsBack, perMonth } from '../../src/supervision/team-progress.rules';

it('goes back over the turn of a year, from any day of a month', () => {
  expect(monthsBack('2026-01-31', 3)).toEqual(['2026-01', '2025-12', '2025-11']);
  expect(monthsBack('2026-03-31', 2)).toEqual(['2026-03', '2026-02']);
});

it('counts every day of the months shown once, and no other', () => {
  const months = monthsBack('2026-11-24', 12);
  const day = fc
    .date({ min: new Date('2025-01-01'), max: new Date('2026-11-24'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.array(day), (days) => {
      const counted = perMonth(days, months).reduce((sum, one) => sum + one, 0);
      expect(counted).toBe(days.filter((one) => one >= '2025-12-01').length);
    }),
  );
});

const area = (code: string, ...gaps: number[]) => ({
  code,
  title: `Area ${code}`,
  needs: gaps.map((gap) => ({ gap })),
});

it('says of an area for how many everything is in place, of those who are asked anything', () => {
  const people = [[area('COM', 0, 0), area('CRI', 1)], [area('COM', 0, 2)], [area('CRI', 0), area('SUP')], []];
  expect(coverageOf(people)).toEqual([
    { title: 'Area COM', inPlace: 1, of: 2 },
    { title: 'Area CRI', inPlace: 1, of: 2 },
  ]);
});
