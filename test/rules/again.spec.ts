import fc from 'fast-check';
import { standingOf, type Try } from '../../src/attempts/again.rules';
import { daysAfter, spacedDue } from '../../src/completions/spaced.rules';
import type { Quiz } from '../../src/content/course-model.types';
import { addDays } from '../../src/shared/dates.rules';

const quiz = (more: Partial<Quiz> = {}): Quiz => ({
  id: 'check',
  title: '',
  intro: '',
  shuffle: 'none',
  questions: [],
  ...more,
});
const at = (hour: number) => new Date(Date.UTC(2026, 10, 2, hour));
const tried = (hour: number, passed = false, more: Partial<Try> = {}): Try => ({
  id: `at-${hour}`,
  kind: 'whole',
  open: false,
  passed,
  submittedAt: at(hour).toISOString(),
  ...more,
});
const nothing = { waitUntil: null, talkSince: null, recheckOf: null };

describe('how a check stands', () => {
  it('waits after a try that was not passed, for the hours that the quiz asks for and not a moment longer', () => {
    const waits = (now: number) => standingOf(quiz({ coolingOffHours: 4 }), 'check', [tried(8)], at(now)).waitUntil;
    expect([waits(8), waits(11), waits(12), waits(20)]).toEqual([
      at(12).toISOString(),
      at(12).toISOString(),
      null,
      null,
    ]);
    expect(standingOf(quiz(), 'check', [tried(8)], at(8)).waitUntil).toBeNull();
  });

  it('offers a talk after two tries that were not passed, or as many as the quiz says, since the day of that try', () => {
    const since = (tries: Try[], more: Partial<Quiz> = {}) => standingOf(quiz(more), 'check', tries, at(20)).talkSince;
    expect(since([tried(8)])).toBeNull();
    expect(since([tried(8), tried(9), tried(10)])).toBe(at(9).toISOString());
    expect(since([tried(8), tried(9)], { talkAfter: 3 })).toBeNull();
    expect(since([tried(8)], { talkAfter: 1 })).toBe(at(8).toISOString());
    expect(since([tried(8), tried(9, false, { open: true, submittedAt: '' })])).toBeNull();
    expect(since([tried(8), tried(9, false, { kind: 'spaced' })])).toBeNull();
  });

  it('asks for nothing once it was ever passed, and never in practice', () => {
    const all = quiz({ coolingOffHours: 4, recheck: 'objectives', talkAfter: 1 });
    expect(standingOf(all, 'check', [tried(8), tried(9, true), tried(10)], at(10))).toEqual(nothing);
    expect(standingOf(all, 'practice', [tried(8), tried(9)], at(9))).toEqual(nothing);
    expect(standingOf(all, 'check', [], at(9))).toEqual(nothing);
    expect(standingOf(all, 'check', [tried(8), tried(9)], at(9)).recheckOf).toBe('at-9');
  });
});

const done = '2026-01-01';
const on = (days: number) => addDays(done, days);
const begun = (days: number, open = false) => ({ id: `on-${days}`, startedOn: on(days), open });

describe('a few questions, weeks later', () => {
  const offered = (days: number, last: ReturnType<typeof begun> | null = null) => spacedDue(done, last, [], on(days));

  it('are offered after 7, 30 and 90 days, and gone half a year after', () => {
    expect([0, 6, 7, 29, 30, 90, 179, 180, 400].filter((days) => offered(days))).toEqual([7, 29, 30, 90, 179]);
  });

  it('are offered once each; one that was skipped is simply gone when the next comes', () => {
    expect(offered(8, begun(7))).toBeNull();
    expect(offered(29, begun(7))).toBeNull();
    expect(offered(30, begun(7))).toEqual({ attemptId: null });
    expect(offered(40, begun(35))).toBeNull();
    expect(offered(90)).toEqual({ attemptId: null });
  });

  it('are gone on with where they were left, and begun anew when that offer is over', () => {
    expect(offered(9, begun(7, true))).toEqual({ attemptId: 'on-7' });
    expect(offered(31, begun(7, true))).toEqual({ attemptId: null });
  });

  it('wait for whoever is on leave, who is asked nothing meanwhile', () => {
    const leave = [{ fromOn: on(3), toOn: on(12) }];
    const days = (n: number) => spacedDue(done, null, leave, on(n)) !== null;
    expect([7, 12, 16, 17].map(days)).toEqual([false, false, false, true]);
    expect(spacedDue(done, null, [{ fromOn: on(8), toOn: null }], on(9))).toBeNull();
  });

  it('count a day of leave as no day, however leave lies (property)', () => {
    const leaves = fc.uniqueArray(fc.integer({ min: -10, max: 60 }), { maxLength: 30 });
    fc.assert(
      fc.property(leaves, fc.integer({ min: 0, max: 50 }), (away, days) => {
        const leave = away.map((day) => ({ fromOn: on(day), toOn: on(day) }));
        const worked = Array.from({ length: days }, (_, i) => i + 1).filter((day) => !away.includes(day));
        expect(daysAfter(done, on(days), leave)).toBe(worked.length);
      }),
    );
  });
});
