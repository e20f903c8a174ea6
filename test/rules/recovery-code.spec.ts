import fc from 'fast-check';
import { codeBytes, codeOf, readCode } from '../../src/journal/recovery-code.rules';

const bytes = fc.uint8Array({ minLength: codeBytes, maxLength: codeBytes });

it('is seven groups of four, without letters that are read as figures', () => {
  fc.assert(
    fc.property(bytes, (random) =>
      expect(codeOf(random)).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/),
    ),
  );
});

it('is read however it is typed: small, in other groups, with O for 0 and l for 1', () => {
  const as = fc.constantFrom('lower', 'spaces', 'letters', 'whole');
  fc.assert(
    fc.property(bytes, as, (random, how) => {
      const code = codeOf(random);
      const typed = {
        lower: code.toLowerCase(),
        spaces: `  ${code.replaceAll('-', ' ')}\n`,
        letters: code.replaceAll('0', 'o').replaceAll('1', 'l'),
        whole: code.replaceAll('-', ''),
      }[how];
      expect(readCode(typed)).toBe(code);
    }),
  );
});

it('is not one letter more or less, nor with a letter that it never has', () => {
  fc.assert(
    fc.property(bytes, (random) => {
      const code = codeOf(random);
      for (const wrong of [code.slice(1), `${code}0`, code.replace(/^./, 'U'), '']) expect(readCode(wrong)).toBeNull();
    }),
  );
});

it('tells every pair of different bits apart', () => {
  const half = (random: Uint8Array) => [...random].map((byte) => byte % 32).join();
  fc.assert(fc.property(bytes, bytes, (a, b) => expect(codeOf(a) === codeOf(b)).toBe(half(a) === half(b))));
});
