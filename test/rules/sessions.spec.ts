import fc from 'fast-check';
import { isComplete, minutesFor, whatIsMissing } from '../../src/completions/completion.rules';
import {
  isOpenAt,
  liveMinutesOf,
  newCode,
  plainCode,
  sessionsToAttend,
  windowOf,
} from '../../src/completions/session.rules';
import type { TrainingModule } from '../../src/content/course-model.types';
import { instantAt } from '../../src/shared/zoned.rules';

const ids = Array.from({ length: 9 }, (_, i) => String(i + 1));
const withSessions = (names: readonly string[], mayMiss?: number, neverMiss?: string[]) =>
  ({
    contents: [],
    lessons: [],
    quizzes: [],
    scenarios: [],
    sessions: names.map((id) => ({ id, title: id, minutes: 60, about: '' })),
    completion: { allOf: ['session'], mayMiss, neverMiss },
  }) as unknown as TrainingModule;
const done = (names: readonly string[]) => ({ done: new Set(names.map((id) => `session:${id}`)) });

it('says “may miss two, never 6, 8 and 9”', () => {
  const module = withSessions(ids, 2, ['6', '8', '9']);
  const without = (...missed: string[]) => done(ids.filter((id) => !missed.includes(id)));
  expect(isComplete(module, without('1', '2'))).toBe(true);
  expect(isComplete(module, without('1', '2', '3'))).toBe(false);
  expect(isComplete(module, without('6'))).toBe(false);
  expect(whatIsMissing(module, without('1', '6')).map(({ id }) => id)).toEqual(['6']);
  expect(whatIsMissing(module, without('1', '2', '3')).map(({ id }) => id)).toEqual(['1', '2', '3']);
});

const rule = fc.record({
  names: fc.subarray(ids, { minLength: 1 }),
  never: fc.subarray(ids),
  miss: fc.nat(4),
  was: fc.subarray(ids),
});

it('is complete exactly when few enough were missed, and none of those that may not be', () => {
  fc.assert(
    fc.property(rule, ({ names, never, miss, was }) => {
      const module = withSessions(names, miss, never);
      const missed = names.filter((id) => !was.includes(id));
      const isEnough = missed.length <= miss && !missed.some((id) => never.includes(id));
      expect(isComplete(module, done(was))).toBe(isEnough);
    }),
  );
});

it('is complete once everything that it names was attended, and being at more never asks for more', () => {
  fc.assert(
    fc.property(rule, fc.constantFrom(...ids), ({ names, never, miss, was }, more) => {
      const module = withSessions(names, miss, never);
      const left = sessionsToAttend(module, (id) => was.includes(id));
      expect(sessionsToAttend(module, (id) => was.includes(id) || left.includes(id))).toEqual([]);
      const then = sessionsToAttend(module, (id) => was.includes(id) || id === more);
      expect(then.every((id) => left.includes(id))).toBe(true);
    }),
  );
});

it('counts the minutes of sessions that somebody was at', () => {
  const module = withSessions(['1', '2', '3'], 1);
  expect(liveMinutesOf(module, (id) => id !== '2')).toBe(120);
  expect(minutesFor(module, done(['1', '3']), 'worked')).toBe(120);
  expect(minutesFor(module, done(['1', '3']), 'prior-learning')).toBe(0);
});

it('lets a code work from half an hour before until an hour after, and no longer', () => {
  const date = { startsAt: '2026-11-24T14:00:00.000Z', minutes: 60 };
  const { from, until } = windowOf(date);
  expect([from, until].map((one) => one.toISOString())).toEqual([
    '2026-11-24T13:30:00.000Z',
    '2026-11-24T16:00:00.000Z',
  ]);
  const at = (minutes: number) => isOpenAt(date, new Date(Date.parse(date.startsAt) + minutes * 60_000));
  expect([-31, -30, 0, 120, 121].map(at)).toEqual([false, true, true, true, false]);
});

it('reads a code as people type it', () => {
  let n = 0;
  const code = newCode((below) => (n += 7) % below);
  expect(code).toMatch(/^[2-9B-DF-HJ-NP-TV-Z]{6}$/);
  expect(plainCode(` ${code.slice(0, 3).toLowerCase()} -${code.slice(3)}`)).toBe(code);
});

it('finds the instant of a time on the wall, in summer and in winter', () => {
  const at = (day: string, time: string, zone: string) => instantAt(day, time, zone).toISOString();
  expect(at('2026-07-01', '14:00', 'America/Winnipeg')).toBe('2026-07-01T19:00:00.000Z');
  expect(at('2026-12-01', '14:00', 'America/Winnipeg')).toBe('2026-12-01T20:00:00.000Z');
  expect(at('2026-03-08', '02:30', 'America/Winnipeg')).toBe('2026-03-08T07:30:00.000Z');
  expect(at('2026-11-01', '00:30', 'America/Winnipeg')).toBe('2026-11-01T05:30:00.000Z');
  expect(at('2026-12-01', '14:00', 'UTC')).toBe('2026-12-01T14:00:00.000Z');
});
