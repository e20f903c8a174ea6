import fc from 'fast-check';
import { oneLine, wrapped } from '../../src/messages/mail.rules';
import { errorCode, isForGood, nextTry } from '../../src/messages/outbox.rules';
import { Seal } from '../../src/messages/seal';
import { isGood, linkEnds } from '../../src/sign-in/invitation.rules';
import { mustWait } from '../../src/sign-in/rate-limit.rules';

const line = fc.array(fc.stringMatching(/^[a-z.:/]{1,90}$/), { maxLength: 40 }).map((words) => words.join(' '));

it('wraps at 72 characters, loses no word and breaks none', () => {
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const text = lines.join('\n');
      expect(wrapped(text).split(/\s+/)).toEqual(text.split(/\s+/));
      for (const one of wrapped(text).split('\n')) expect(one.length <= 72 || !one.includes(' ')).toBe(true);
    }),
  );
});

it('makes one line of whatever a name holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => !/[\r\n\u0085\u2028\u2029\u0000]/.test(oneLine(text))),
  );
  expect(oneLine('A\r\nBcc: b@example.org')).toBe('A Bcc: b@example.org');
});

it('opens what it sealed, for that row and with that key alone', () => {
  fc.assert(
    fc.property(fc.string(), fc.uuid(), fc.uuid(), (text, row, other) => {
      fc.pre(row !== other);
      const sealed = new Seal('key').close(text, row);
      expect(new Seal('key').open(sealed, row)).toBe(text);
      expect(new Seal('key').open(sealed, other)).toBeNull();
      expect(new Seal('another').open(sealed, row)).toBeNull();
    }),
  );
  expect(new Seal('key').open('', 'row')).toBeNull();
});

it('waits longer after each try, and not for ever', () => {
  const now = new Date('2026-11-23T10:00:00Z');
  const pauses = [1, 2, 3, 4, 5, 6].map((tries) => nextTry(tries, now)!.getTime());
  expect([...pauses].sort((a, b) => a - b)).toEqual(pauses);
  expect(nextTry(7, now)).toBeNull();
});

it.each([
  [{ responseCode: 451, code: 'EMESSAGE', message: '451 amara@demo.example' }, '451', false],
  [{ responseCode: 550, code: 'EENVELOPE' }, '550', true],
  [{ responseCode: 535, code: 'EAUTH' }, '535', false],
  [{ code: 'ECONNECTION' }, 'ECONNECTION', false],
  [{ code: 'amara@demo.example' }, 'unknown', false],
  [null, 'unknown', false],
])('keeps of %j only the code %s', (error, code, forGood) => {
  expect([errorCode(error), isForGood(error)]).toEqual([code, forGood]);
});

it('holds a link good up to its last instant, once, and for nobody whose account is closed', () => {
  const made = new Date('2026-11-23T10:00:00Z');
  const endsAt = linkEnds('password-reset', made).toISOString();
  const link = { endsAt, usedAt: null, deactivatedAt: null };
  expect(isGood(link, new Date('2026-11-23T10:59:59.999Z'))).toBe(true);
  expect(isGood(link, new Date('2026-11-23T11:00:00Z'))).toBe(false);
  expect(isGood({ ...link, usedAt: endsAt }, made)).toBe(false);
  expect(isGood({ ...link, deactivatedAt: endsAt }, made)).toBe(false);
});

it('lets fewer links be asked for than passwords be tried', () => {
  expect(mustWait({ account: 3, address: 3 }, 'password-reset')).toBe(true);
  expect(mustWait({ account: 2, address: 19 }, 'password-reset')).toBe(false);
  expect(mustWait({ account: 9, address: 49 }, 'sign-in')).toBe(false);
});
