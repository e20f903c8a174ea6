import fc from 'fast-check';
import { readSpot, type Spot, spotText } from '../../src/content/spots.rules';
import { backFrom } from '../../src/learning/back.rules';
import { codeOf, readCode } from '../../src/threads/group-code';

const id = fc.stringMatching(/^[a-z0-9-]{1,60}$/);
const spots: fc.Arbitrary<Spot> = fc.record({
  kind: fc.constantFrom<Spot['kind']>('lesson', 'quiz', 'scenario'),
  part: id,
  id,
});

it('reads every spot as it was written, and nothing else', () => {
  fc.assert(fc.property(spots, (spot) => expect(readSpot(spotText(spot))).toEqual(spot)));
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = readSpot(text);
      if (read) expect(spotText(read)).toBe(text);
    }),
  );
});

it('reads a code in whatever way it is typed, and gives each form its own', () => {
  const typed = [
    (code: string) => code,
    (code: string) => code.toLowerCase(),
    (code: string) => ` ${code.replaceAll('-', '  ')}`,
  ];
  fc.assert(
    fc.property(fc.uuid(), fc.constantFrom(...typed), (key, type) =>
      expect(readCode(type(codeOf(key)))).toBe(codeOf(key)),
    ),
  );
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (one, other) => {
      expect(codeOf(one) === codeOf(other)).toBe(one === other);
    }),
  );
});

it('leads back to an attempt or a run, and nowhere else', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.webPath()), (given) => {
      expect([null, given]).toContain(backFrom(given));
      if (backFrom(given)) expect(given).toMatch(/^\/(attempts|runs)\//);
    }),
  );
  const attempt = '/attempts/019aaaaa-aaaa-7aaa-8aaa-aaaaaaaaaaaa/questions/3';
  expect(backFrom(attempt)).toBe(attempt);
  expect(backFrom(`${attempt}/../..`)).toBeNull();
});
