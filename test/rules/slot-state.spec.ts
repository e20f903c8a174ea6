import fc from 'fast-check';
import type { LocalSlot, TrainingModule } from '../../src/content/course-model.types';
import { goodUntil, slotsOf, slotState, valuesFor, whatBlocks } from '../../src/content/slot-state.rules';
import type { SlotValue } from '../../src/content/slot.types';
import { addDays } from '../../src/shared/dates.rules';

const today = '2026-11-24';
const value = (more: Partial<SlotValue> = {}): SlotValue => ({
  id: 'r1',
  key: 'crisis.lines',
  teamId: null,
  value: 'A line: 555-0100',
  checkedOn: '2026-11-01',
  expiresOn: null,
  ...more,
});

it.each<[string, boolean, Partial<SlotValue> | null, string]>([
  ['crisis.lines', true, null, 'empty'],
  ['crisis.lines', false, null, 'optional'],
  ['crisis.lines', true, {}, 'filled'],
  ['crisis.lines', true, { expiresOn: '2026-12-09' }, 'filled'],
  ['crisis.lines', true, { expiresOn: '2026-12-08' }, 'soon'],
  ['crisis.lines', true, { expiresOn: today }, 'soon'],
  ['crisis.lines', true, { expiresOn: '2026-11-23' }, 'expired'],
  ['crisis.lines', false, { expiresOn: '2026-11-23' }, 'expired'],
  ['org.name', true, null, 'derived'],
  ['supervisor.name', true, null, 'derived'],
  ['supervisory', true, null, 'empty'],
])('calls %s (required: %s) with %j “%s”', (key, required, filled, state) => {
  expect(slotState({ key, required }, filled ? value(filled) : undefined, today)).toBe(state);
});

it('counts the days a value is good from the day it was checked', () => {
  expect([goodUntil('2026-11-24', 90), goodUntil('2028-02-28', 1), goodUntil('2026-11-24', undefined)]).toEqual([
    '2027-02-22',
    '2028-02-29',
    null,
  ]);
});

it('takes a team’s own value before the organisation’s, and an empty one not at all', () => {
  const ours = value();
  const north = value({ id: 'r2', teamId: 'north', value: 'Another' });
  const emptied = value({ id: 'r3', teamId: 'south', value: '' });
  const all = [north, emptied, ours];
  expect(['north', 'south', null].map((team) => valuesFor(all, team).get('crisis.lines')?.id)).toEqual([
    'r2',
    'r1',
    'r1',
  ]);
  expect(valuesFor([value({ value: '' })], null).size).toBe(0);
});

it('finds every slot that a module names, places, asks for or branches on', () => {
  const module = {
    slots: ['policy.gifts'],
    summary: 'At {{org.name}}.',
    lessons: [{ blocks: [{ title: '', markdown: 'Ring {{crisis.onCall}} or {{crisis.lines}}.' }] }],
    quizzes: [{ questions: [{ type: 'local-slot', slot: 'crisis.emergency' }, { type: 'single' }] }],
    scenarios: [{ turns: [{ choices: [{ when: { slot: 'policy.suicideTalk', is: 'x' } }, {}] }] }],
  } as unknown as TrainingModule;
  expect([...slotsOf(module)].sort()).toEqual([
    'crisis.emergency',
    'crisis.lines',
    'crisis.onCall',
    'org.name',
    'policy.gifts',
    'policy.suicideTalk',
  ]);
});

it('blocks exactly by what is needed, required, not derived, and empty or expired', () => {
  const keys = ['a', 'b', 'c', 'org.name', 'supervisor.name'];
  const slot = fc.record({
    required: fc.boolean(),
    needed: fc.boolean(),
    days: fc.option(fc.integer({ min: -3, max: 3 })),
  });
  fc.assert(
    fc.property(fc.tuple(slot, slot, slot, slot, slot), (given) => {
      const registry = given.map(({ required }, i): LocalSlot => {
        return { key: keys[i]!, label: keys[i]!, help: '', kind: 'text', required };
      });
      const values = new Map(
        given.flatMap(({ days }, i) =>
          days === null ? [] : [[keys[i]!, value({ key: keys[i], expiresOn: addDays(today, days) })] as const],
        ),
      );
      const needed = new Set(keys.filter((_, i) => given[i]!.needed));
      const expected = given.flatMap(({ required, needed: isNeeded, days }, i) =>
        i < 3 && required && isNeeded && (days === null || days < 0) ? [keys[i]] : [],
      );
      expect(whatBlocks(needed, registry, values, today).map((one) => one.key)).toEqual(expected);
    }),
  );
});
