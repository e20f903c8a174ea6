import { addDays } from '../shared/dates.rules';

/** A whole day, or a stretch of time. */
export interface CalendarEvent {
  /** The same for the same thing for ever, so that a program changes it instead of adding another. */
  uid: string;
  summary: string;
  when: { on: string } | { startsAt: string; minutes: number };
}
const widest = 75;

/** An iCalendar file (RFC 5545): CRLF, lines of 75 octets, nothing but what is given. @param stamp the instant at which it is made. */
export function calendarText(name: string, events: readonly CalendarEvent[], stamp: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Waymark//Calendar//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    'X-PUBLISHED-TTL:PT12H',
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${escaped(event.uid)}`,
      `DTSTAMP:${instantText(stamp)}`,
      ...whenLines(event.when),
      `SUMMARY:${escaped(event.summary)}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** A line cut where 75 octets are full, and never inside a character. */
export function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > widest) {
      parts.push(part);
      [part, octets] = ['', 1]; // the space that says that the line goes on
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0)!;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, (one) => `\\${one}`)
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');

const dayText = (day: string): string => day.replaceAll('-', '');
const instantText = (instant: Date): string => `${instant.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** A whole day does not make anybody look busy. */
function whenLines(when: CalendarEvent['when']): string[] {
  if ('on' in when)
    return [
      `DTSTART;VALUE=DATE:${dayText(when.on)}`,
      `DTEND;VALUE=DATE:${dayText(addDays(when.on, 1))}`,
      'TRANSP:TRANSPARENT',
    ];
  const starts = new Date(when.startsAt);
  return [`DTSTART:${instantText(starts)}`, `DTEND:${instantText(new Date(starts.getTime() + when.minutes * 60_000))}`];
}
