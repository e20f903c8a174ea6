import fc from 'fast-check';
import {
  canonical,
  certificateState,
  codeOf,
  isPlainJson,
  readCode,
} from '../../src/completions/certificates/certificate.rules';
import { qrCode } from '../../src/shared/qr';

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

it('gives one of four states, and what was taken back is never valid', () => {
  const facts = fc.record({ expiresOn: fc.option(day), isRevoked: fc.boolean(), isWithdrawn: fc.boolean() });
  fc.assert(
    fc.property(facts, day, (given, today) => {
      const isOver = given.expiresOn !== null && given.expiresOn < today;
      const state = certificateState(given, today);
      expect(state === 'revoked').toBe(given.isRevoked);
      expect(state === 'withdrawn').toBe(!given.isRevoked && given.isWithdrawn);
      expect(state === 'valid').toBe(!given.isRevoked && !given.isWithdrawn && !isOver);
    }),
  );
});

it('is valid on its last day, and not on the next', () => {
  const facts = { expiresOn: '2026-11-24', isRevoked: false, isWithdrawn: false };
  expect([certificateState(facts, '2026-11-24'), certificateState(facts, '2026-11-25')]).toEqual(['valid', 'expired']);
});

it('writes the same JSON whatever the order of its names', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string({ minLength: 1 }),
        fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.string())),
      ),
      (one) => {
        const other = Object.fromEntries(Object.entries(one).reverse());
        expect(canonical(other)).toBe(canonical(one));
        expect(JSON.parse(canonical(one))).toEqual(JSON.parse(JSON.stringify(one)));
      },
    ),
  );
});

it('sees through JSON that says one thing to a reader and another to a program', () => {
  expect(isPlainJson('{\n "name": "Ben \\"B\\" Ek", "n": [1, null] }\r\n')).toBe(true);
  for (const text of ['{"name":"Mallory","name":"Ben"}', '{"name":"\\u0042en"}', '{"n":1.0}', '{', ''])
    expect([text, isPlainJson(text)]).toEqual([text, false]);
});

it('reads a code as people type it, and nothing that cannot be one', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 28, maxLength: 28 }), (bytes) => {
      const code = codeOf(bytes);
      expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){6}[0-9a-hjkmnp-tv-z]{4}$/);
      for (const typed of [code, code.toUpperCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' ')} `])
        expect(readCode(typed)).toBe(code);
    }),
  );
  for (const typed of ['', 'nej6', 'i'.repeat(28), `${'a'.repeat(28)}1`, '../../etc/passwd'])
    expect(readCode(typed)).toBeNull();
});

it('draws a QR code with its three corners', () => {
  const { size, path } = qrCode('https://training.example.org/certificates/7k4q');
  for (const corner of ['M0 0h7v1h-7z', `M${size - 7} 0h7v1h-7z`, `M0 ${size - 1}h7v1h-7z`])
    expect(path).toContain(corner);
});
