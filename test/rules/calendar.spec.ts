import fc from 'fast-check';
import ICAL from 'ical.js';
import { calendarText, folded } from '../../src/messages/calendar.rules';

const stamp = new Date('2026-03-02T10:00:00Z');
const read = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));

it('writes whole days and stretches of time that a calendar program reads', () => {
  const text = calendarText(
    'Waymark',
    [
      { uid: 'due-1@waymark', summary: 'Waymark: something is due', when: { on: '2026-02-28' } },
      {
        uid: 'session-1@waymark',
        summary: 'One, two; three\\four\nfive',
        when: { startsAt: '2026-03-29T00:30:00.000Z', minutes: 90 },
      },
    ],
    stamp,
  );
  const [due, session] = read(text);
  expect([due!.uid, due!.summary, due!.startDate.toString(), due!.endDate.toString()]).toEqual([
    'due-1@waymark',
    'Waymark: something is due',
    '2026-02-28',
    '2026-03-01',
  ]);
  expect(session!.summary).toBe('One, two; three\\four\nfive');
  expect([session!.startDate.toString(), session!.endDate.toString()]).toEqual([
    '2026-03-29T00:30:00Z',
    '2026-03-29T02:00:00Z',
  ]);
  expect(text.split('\r\n').at(-1)).toBe('');
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(text.match(/DTSTAMP:20260302T100000Z/g)).toHaveLength(2);
});

it('folds at 75 octets, never inside a character, and loses nothing', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'é', '漢', '👩‍🦽', ' ', ';', ',', '\\', '\n'), maxLength: 300 });
  fc.assert(
    fc.property(words, (summary) => {
      const text = calendarText('Waymark', [{ uid: 'x@waymark', summary, when: { on: '2026-03-02' } }], stamp);
      for (const line of text.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toContain('\uFFFD');
      }
      expect(Buffer.from(text).toString()).toBe(text);
      expect(read(text)[0]!.summary).toBe(summary);
      expect(folded(summary.replaceAll('\n', '')).replaceAll('\r\n ', '')).toBe(summary.replaceAll('\n', ''));
    }),
  );
});
