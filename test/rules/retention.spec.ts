import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { toRemove } from '../../src/backups/retention.rules';
import { keptBackups, nextFile, noteCheck, prune } from '../../src/backups/shelf';

const at = (day: string, hour = 3) => `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`;
const kept = (all: string[]) => {
  const gone = new Set(toRemove(all));
  return all
    .filter((one) => !gone.has(one))
    .sort()
    .reverse();
};
const daysBefore = (day: string, n: number) => new Date(Date.parse(day) - n * 86_400_000).toISOString().slice(0, 10);

it.each<[string, string[], string[]]>([
  ['nothing of nothing', [], []],
  ['the only one, however old', [at('2019-01-01')], [at('2019-01-01')]],
  ['the newest of a day', [at('2026-11-24', 3), at('2026-11-24', 15)], [at('2026-11-24', 15)]],
  [
    'the last of a week and of a month behind the seven days',
    [...Array.from({ length: 60 }, (_, n) => at(daysBefore('2026-11-24', n)))],
    [
      ...Array.from({ length: 7 }, (_, n) => at(daysBefore('2026-11-24', n))), // 24 to 18 November; 24 is a Tuesday
      at('2026-11-15'),
      at('2026-11-08'),
      at('2026-10-31'),
      at('2026-09-30'),
    ],
  ],
])('keeps %s', (_, all, expected) => expect(kept(all)).toEqual(expected));

it('always keeps the newest, never more than 17, and removes nothing more when asked again', () => {
  const day = fc.integer({ min: 0, max: 900 }).map((n) => at(daysBefore('2026-11-24', n), n % 24));
  fc.assert(
    fc.property(fc.array(day, { minLength: 1 }), (all) => {
      const left = kept([...new Set(all)]);
      expect(left[0]).toBe([...all].sort().at(-1));
      expect(left.length).toBeLessThanOrEqual(17);
      expect(toRemove(left)).toEqual([]);
    }),
  );
});

it('keeps a day’s backup until each newer one has been read again and found sound', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'waymark-shelf-'));
  const put = (day: string, sound: boolean | null) => {
    const file = nextFile(dataDir, 'kept', new Date(at(day)));
    writeFileSync(file, 'x');
    if (sound !== null) noteCheck(file, { checkedAt: at(day), sound });
  };
  put('2020-01-01', true);
  for (const day of ['2026-11-20', '2026-11-21', '2026-11-22']) put(day, false);
  put('2026-11-23', null);
  expect(prune(dataDir)).toEqual(['kept-20261120t030000.waymark']);
  expect(keptBackups(dataDir).map((one) => [one.madeAt.slice(0, 10), one.sound])).toEqual([
    ['2026-11-23', false],
    ['2026-11-22', false],
    ['2026-11-21', false],
    ['2020-01-01', true],
  ]);
  rmSync(dataDir, { recursive: true });
});
