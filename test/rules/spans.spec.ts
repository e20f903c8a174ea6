import fc from 'fast-check';
import { isOn, overlap, type Span, spanProblem } from '../../src/people/spans.rules';
import { hoursOf, minutesOf, patternOn } from '../../src/people/work-pattern.rules';
import { addDays } from '../../src/shared/dates.rules';

const dayOf = (n: number) => addDays('2026-01-01', n);
const days = Array.from({ length: 40 }, (_, n) => dayOf(n));
const spans: fc.Arbitrary<Span> = fc
  .record({ from: fc.nat(30), length: fc.option(fc.nat(9)) })
  .map(({ from, length }) => ({ fromOn: dayOf(from), toOn: length === null ? null : dayOf(from + length) }));

it('says that two spans overlap exactly when some day is in both', () => {
  fc.assert(fc.property(spans, spans, (a, b) => overlap(a, b) === days.some((day) => isOn(a, day) && isOn(b, day))));
});

it('lets no day be counted twice, in whatever order spans are entered', () => {
  fc.assert(
    fc.property(fc.array(spans, { maxLength: 8 }), (entered) => {
      const kept: Span[] = [];
      for (const span of entered) if (!spanProblem(span, kept)) kept.push(span);
      return days.every((day) => kept.filter((span) => isOn(span, day)).length <= 1);
    }),
  );
});

it('tells an end before its beginning', () =>
  expect(spanProblem({ fromOn: '2026-02-02', toOn: '2026-02-01' }, [])).toBe('order'));

it('counts the working pattern that began last, and of one day the one recorded last, unless it was withdrawn', () => {
  const patterns = fc.array(
    fc.record({
      id: fc.uuid(),
      fromOn: fc.constantFrom(...days),
      recordedAt: fc.constantFrom('a', 'b'),
      withdrawn: fc.constantFrom(0, 1),
    }),
  );
  fc.assert(
    fc.property(patterns, fc.constantFrom(...days), (all, day) => {
      const one = patternOn(all, day);
      const order = (p: (typeof all)[number]) => `${p.recordedAt} ${p.id}`;
      const isLast = (p: (typeof all)[number]) => all.every((q) => q.fromOn !== p.fromOn || order(q) <= order(p));
      const standing = all.filter((p) => p.fromOn <= day && isLast(p) && p.withdrawn === 0);
      if (!one) return standing.length === 0;
      return standing.includes(one) && standing.every((p) => p.fromOn <= one.fromOn);
    }),
  );
});

it.each([
  ['37.5', 2250],
  ['22,5', 1350],
  [' 0 ', 0],
  ['168', 10080],
  ['169', null],
  ['-1', null],
  ['ten', null],
  ['', null],
])('reads “%s” hours as %s minutes', (typed, minutes) => expect(minutesOf(typed)).toBe(minutes));

it('shows hours as they were typed', () => expect([hoursOf(2250), hoursOf(0)]).toEqual(['37.5', '0']));
