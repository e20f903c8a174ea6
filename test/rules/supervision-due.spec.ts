import fc from 'fast-check';
import { addDays, daysBetween } from '../../src/shared/dates.rules';
import { afterDays, isPastDays, nextDue, usualWeeks } from '../../src/threads/log/due.rules';
import { totalsOf } from '../../src/threads/log/entries.rules';

const today = '2026-11-24';
const question = { lastOn: null, startedOn: '2026-11-01', weeks: 1, pauses: [], today };

it.each([
  ['is due a week after the last', { lastOn: '2026-11-20' }, '2026-11-27', 'coming'],
  ['is due on the day itself', { lastOn: '2026-11-17' }, '2026-11-24', 'due'],
  ['is late a week after that', { lastOn: '2026-11-10' }, '2026-11-17', 'late'],
  ['is counted from the first day of work', { startedOn: '2026-11-18' }, '2026-11-25', 'coming'],
  ['is nothing where neither is known', { startedOn: null }, null, 'none'],
  [
    'leaves leave out',
    { lastOn: '2026-11-10', pauses: [{ fromOn: '2026-11-12', toOn: '2026-11-20' }] },
    '2026-11-26',
    'coming',
  ],
  ['asks nothing of whoever is away', { pauses: [{ fromOn: '2026-11-20', toOn: null }] }, null, 'away'],
])('%s', (_, given, dueOn, state) => {
  expect(nextDue({ ...question, ...given })).toMatchObject({ dueOn, state });
});

it('counts day 90 without leave', () => {
  expect(isPastDays('2026-08-26', 90, [], today)).toBe(true);
  expect(isPastDays('2026-08-27', 90, [], today)).toBe(false);
  expect(isPastDays('2026-08-20', 90, [{ fromOn: '2026-09-01', toOn: '2026-09-10' }], today)).toBe(false);
  expect(usualWeeks).toEqual({ first: 1, later: 2, group: 4 });
});

it('never asks earlier for more leave, nor for a later last time, and never of whoever is away', () => {
  const day = fc.integer({ min: 0, max: 120 }).map((n) => addDays('2026-08-01', n));
  const leave = fc
    .tuple(day, fc.option(fc.integer({ min: 0, max: 40 }), { nil: null }))
    .map(([fromOn, days]) => ({ fromOn, toOn: days === null ? null : addDays(fromOn, days) }));
  const weeks = fc.integer({ min: 1, max: 8 });
  fc.assert(
    fc.property(day, day, weeks, fc.array(leave, { maxLength: 4 }), leave, (from, later, every, pauses, more) => {
      const [plain, longer] = [afterDays(from, every * 7, pauses), afterDays(from, every * 7, [...pauses, more])];
      expect(longer === null || (plain !== null && longer >= plain)).toBe(true);
      if (plain !== null) expect(daysBetween(from, plain)).toBeGreaterThanOrEqual(every * 7);
      const [a, b] = from <= later ? [from, later] : [later, from];
      const [early, late] = [afterDays(a, every * 7, pauses), afterDays(b, every * 7, pauses)];
      expect(late === null || (early !== null && late >= early)).toBe(true);
      const due = nextDue({ lastOn: from, startedOn: null, weeks: every, pauses, today });
      const isAway = pauses.some(({ fromOn, toOn }) => fromOn <= today && (toOn === null || today <= toOn));
      expect(isAway ? due.state : 'away').toBe('away');
      if (due.state === 'late') expect(daysBetween(due.dueOn!, today)).toBeGreaterThanOrEqual(7);
    }),
  );
});

it('adds up hours of each kind', () => {
  const { all, kinds } = totalsOf([
    { kind: 'one-to-one', minutes: 50 },
    { kind: 'one-to-one', minutes: 40 },
    { kind: 'group', minutes: 90 },
  ]);
  expect([all, kinds.get('one-to-one'), kinds.get('peer')]).toEqual([
    { times: 3, minutes: 180 },
    { times: 2, minutes: 90 },
    { times: 0, minutes: 0 },
  ]);
});
