const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock on the wall shows, as if it were UTC. */
function wallTime(at: number, timeZone: string): number {
  const kept = formats.get(timeZone);
  const format = kept ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  if (!kept) formats.set(timeZone, format);
  return Date.parse(`${format.format(at).replace(' ', 'T')}Z`);
}

/** The instant at which the clocks of a place show this day (YYYY-MM-DD) and time (HH:MM). A time that is left out in spring is an hour earlier. */
export function instantAt(day: string, time: string, timeZone: string): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const guess = wanted - (wallTime(wanted, timeZone) - wanted);
  return new Date(guess - (wallTime(guess, timeZone) - wanted));
}
