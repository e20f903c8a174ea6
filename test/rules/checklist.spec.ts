import fc from 'fast-check';
import type { ChecklistItem, TrainingPath } from '../../src/content/course-model.types';
import { isShown, isSigned, itemsFor, linesOf, openUntil, toSign } from '../../src/evidence/checklist.rules';
import type { Signature } from '../../src/evidence/checklist.types';
import type { Leave } from '../../src/enrolments/asked.types';
import { addDays } from '../../src/shared/dates.rules';

const item = (id: string): ChecklistItem => ({ id, text: `${id}.` });
const path = (id: string, ...items: string[]): TrainingPath => ({
  id,
  title: id,
  for: { roles: ['learner'], teamTypes: ['any'] },
  groups: [],
  startChecklist: items.map(item),
});
const on = (pathId: string | null, workedFrom: string | null = '2027-01-04', enrolledAt = '2027-01-02T10:00:00Z') => ({
  pathId,
  workedFrom,
  enrolledAt,
});
const dayOf = (instant: string) => instant.slice(0, 10);
const until = (pauses: Leave[] = [], workedFrom: string | null = '2027-01-04', minutesPerWeek = 2250) => {
  const pattern = { fromOn: '2026-01-01', minutesPerWeek, workingDays: '12345', engagement: 'paid' as const };
  return openUntil([on('a', workedFrom)], { patterns: [pattern], pauses }, dayOf).dueOn;
};

it('asks for what the paths somebody is on ask for, each thing once', () => {
  const paths = [path('a', 'desk', 'meeting'), path('b', 'meeting', 'tour'), path('c', 'other')];
  expect(itemsFor(paths, [on('b'), on('a'), on('a'), on(null)]).map(({ id }) => id)).toEqual([
    'desk',
    'meeting',
    'tour',
  ]);
  expect(itemsFor(paths, [])).toEqual([]);
});

it.each([
  ['full time', until(), '2027-04-05'],
  ['half of it', until([], '2027-01-04', 1125), '2027-07-05'],
  ['five days of leave', until([{ fromOn: '2027-02-01', toOn: '2027-02-05' }]), '2027-04-12'],
  ['leave before the first day', until([{ fromOn: '2026-12-01', toOn: '2026-12-31' }]), '2027-04-05'],
  ['leave after the last day', until([{ fromOn: '2027-06-01', toOn: null }]), '2027-04-05'],
  ['leave that is running', until([{ fromOn: '2027-02-01', toOn: null }]), null],
  ['no first day known: from the day of the path', until([], null), '2027-04-02'],
  ['no hours', until([], '2027-01-04', 0), null],
])('is open for 90 days of work: %s', (_, found, day) => expect(found).toBe(day));

it('never closes earlier for more leave', () => {
  const leave = fc.tuple(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 60 })).map(([from, days]) => ({
    fromOn: addDays('2027-01-04', from),
    toOn: addDays('2027-01-04', from + days),
  }));
  fc.assert(
    fc.property(fc.array(leave, { maxLength: 3 }), leave, (some, more) => {
      expect(until([...some, more])! >= until(some)!).toBe(true);
    }),
  );
});

const signature = (itemId: string, signedAs: Signature['signedAs'], by = 'Sol'): Signature => ({
  itemId,
  signedAs,
  by,
  on: '2027-01-10',
});

it('is shown while it is open, and as long as one of the two has not signed', () => {
  const [none, both] = [
    linesOf([item('desk')], [signature('desk', 'person')]),
    linesOf([item('desk')], [signature('desk', 'person'), signature('desk', 'supervisor')]),
  ];
  expect([none.every(isSigned), both.every(isSigned)]).toEqual([false, true]);
  expect(['2027-04-05', '2027-04-06'].map((today) => isShown(both, '2027-04-05', today))).toEqual([true, false]);
  expect(isShown(none, '2027-04-05', '2028-01-01')).toBe(true);
  expect(isShown(both, null, '2028-01-01')).toBe(true);
  expect(isShown([], null, '2027-01-01')).toBe(false);
});

it('signs each thing once for each of the two, and nothing that is not on the list', () => {
  const ids = ['a', 'b', 'c', 'd'];
  const given = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom('person' as const, 'supervisor' as const)));
  fc.assert(
    fc.property(given, fc.array(fc.constantFrom(...ids, 'gone')), (before, ticked) => {
      const lines = linesOf(
        ids.map(item),
        before.map(([id, as]) => signature(id, as)),
      );
      const found = toSign(lines, ticked, 'person');
      if (ticked.includes('gone')) return expect(found).toBeNull();
      expect(new Set(found).size).toBe(found!.length);
      for (const id of ticked)
        expect(found!.includes(id)).toBe(!before.some(([had, as]) => had === id && as === 'person'));
    }),
  );
});
